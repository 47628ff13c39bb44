import { durationMs } from '../../src/system/time/duration';

describe('A duration', () => {
  it.each([
    [31_000, 31_000],
    [0, 0],
    ['250ms', 250],
    ['31s', 31_000],
    ['5m', 300_000],
    ['12h', 43_200_000],
    ['14d', 1_209_600_000],
    ['1h 30m', 5_400_000],
    ['1h30m', 5_400_000],
    [' 1.5 s ', 1500],
    [{ seconds: 31 }, 31_000],
    [{ days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 }, 93_784_005],
  ])('%j is %d ms', (duration, ms) => {
    expect(durationMs(duration)).toBe(ms);
  });

  it.each([
    -1,
    NaN,
    Infinity,
    '',
    '31',
    '31 sec',
    '-5s',
    's',
    '1h and 5m',
    {},
    { second: 1 },
    { seconds: '1' },
    { seconds: -1 },
    null,
    undefined,
    true,
  ])('is not %p', (wrong) => {
    expect(() => durationMs(wrong as never)).toThrow(TypeError);
  });

  it('that is none is shown, with how to write one', () => {
    expect(() => durationMs('31 sec')).toThrow(
      "'31 sec' is not a duration: give milliseconds (31_000), text of numbers with ms, s, m, h or d ('31s', '1h 30m'), or { seconds: 31 }.",
    );
  });
});
