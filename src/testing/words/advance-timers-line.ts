import { testRunner } from '../../system/environment/test-runner';

/** The line that moves the runner's fake timers: `await jest.advanceTimersByTimeAsync(20_000)`. */
export function advanceTimersLine(milliseconds: number): string {
  const number = milliseconds.toLocaleString('en').replaceAll(',', '_');
  const runner = testRunner();
  if (runner === undefined) return `await clock.tickAsync(${number})`;
  return `await ${runner === 'jest' ? 'jest' : 'vi'}.advanceTimersByTimeAsync(${number})`;
}
