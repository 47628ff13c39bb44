import { createSqs } from '../../src';

let version = '';
jest.mock('msw/package.json', () => ({
  get version() {
    return version;
  },
}));

const warn = jest.spyOn(console, 'warn').mockReturnValue();
beforeEach(() => warn.mockClear());

describe('sqs.handlers', () => {
  it('tell as soon as they are read, and once, that MSW 1 cannot take them', () => {
    version = '1.3.5';
    const sqs = createSqs();

    expect(sqs.handlers).toBe(sqs.handlers);

    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('sqs.handlers are for MSW 2.10 or later and MSW 3, but the MSW here is version 1')],
    ]);
  });

  it.each(['2.10.0', '3.0.5'])('say nothing of MSW %s', (installed) => {
    version = installed;

    expect(createSqs().handlers).toHaveLength(1);

    expect(warn).not.toHaveBeenCalled();
  });
});
