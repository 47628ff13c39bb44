import { unpacked } from '../../src/page/trace/unpacked';
import { packed } from '../../src/trace/packed';

const AT_MS = 1_893_456_000_000;

describe('What a trace holds', () => {
  it.each<readonly [what: string, value: unknown]>([
    [
      'moments, also such as come before the last one',
      { at: AT_MS, calls: [{ at: AT_MS + 3, answeredAt: AT_MS + 20_003 }, { at: AT_MS - 5 }] },
    ],
    ['moments under names that are numbers', { 10: AT_MS, 2: AT_MS + 7, name: AT_MS + 1, 1: AT_MS + 2 }],
    ['other numbers', [0, -1, 0.5, 1e11, -AT_MS, AT_MS + 0.5, 1e300, Number.MAX_SAFE_INTEGER, 1e12]],
    [
      'texts that look like what stands for others',
      ['~', '~3', '~~3', '~@5', '~~@5', '@5', '~@5 and more than that', '~@5 and more than that'],
    ],
    [
      'what is there more than once',
      [{ atMs: AT_MS, body: 'a long text' }].flatMap((message) => [{ message }, { message, AT_MS }, message]),
    ],
    ['null, and nothing', [null, {}, [], '', true]],
  ])('comes out of its text as it went in: %s', async (_, value) => {
    expect(await unpacked(packed(value))).toEqual(value);
  });

  it('takes little room for moments that are close together', () => {
    const events = Array.from({ length: 1000 }, (_, n) => ({ at: AT_MS + 17 * n + (n % 7), visibleAt: AT_MS + 17 * n + (n % 7) + 30_000 }));

    expect(packed(events).length).toBeLessThan(3000);
  });
});
