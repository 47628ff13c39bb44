import { jest } from '@jest/globals';
import type { Call } from '../../src/calls/call';
import { reportOpenPolls } from '../../src/world/open-polls';

describe('The report of what still polls at the end of a file', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  afterEach(() => warn.mockClear());

  /** A poll of a loop that calls again as often as one ends. */
  const poll = {
    action: 'ReceiveMessage',
    input: { QueueUrl: '/orders' },
    scope: { test: 'a test' },
    endWait: () => {},
  } as unknown as Call;

  it.each([
    ['names resetBetweenTests where calls of a finished test were refused', [{ call: 'SendMessage on "orders"', test: 'a test' }]],
    ['says nothing of it where none were', []],
  ])('%s', async (_, late) => {
    await reportOpenPolls(() => ({ waiting: [poll], late }));

    expect(warn.mock.calls).toEqual([[expect.stringContaining('ReceiveMessage on "orders", since the test "a test"')]]);
    expect(String(warn.mock.calls).includes('resetBetweenTests')).toBe(late.length > 0);
  });
});
