const UNITS: Readonly<Record<string, number>> = { ms: 1, second: 1000, seconds: 1000, minute: 60_000 };

/** The length of time that a way speaks of: `by 75 seconds`, `a minute`, `for 500 ms`. */
export function millisecondsIn(way: string): number {
  const [, amount, unit] = /(\d+|\ba) (ms|seconds?|minute)/.exec(way) ?? [];
  return amount === undefined ? 0 : (amount === 'a' ? 1 : Number(amount)) * UNITS[unit!]!;
}

/** How a length of time is told in a way. */
export function millisecondsWay(milliseconds: number): string {
  return `${milliseconds} ms`;
}
