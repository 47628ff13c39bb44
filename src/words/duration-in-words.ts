/** A moment or a length of time as a reader says it: `3 s`, `1.5 s`, `2 min 5 s`, `4 h`, `3 d 1 h`. */
export function durationInWords(durationMs: number): string {
  const sign = durationMs < 0 ? '-' : '';
  const restMs = Math.abs(durationMs);
  if (restMs < 60_000) return `${sign}${Math.round(restMs) / 1000} s`;
  const [large, small] = UNITS.find(([{ ms }]) => restMs >= ms)!;
  const smallUnits = Math.round(restMs / small.ms);
  const whole = Math.floor(smallUnits / (large.ms / small.ms));
  const rest = smallUnits % (large.ms / small.ms);
  return `${sign}${whole} ${large.name}${rest === 0 ? '' : ` ${rest} ${small.name}`}`;
}

const SECOND = { name: 's', ms: 1000 };
const MINUTE = { name: 'min', ms: 60_000 };
const HOUR = { name: 'h', ms: 3_600_000 };
const DAY = { name: 'd', ms: 86_400_000 };
const UNITS = [
  [DAY, HOUR],
  [HOUR, MINUTE],
  [MINUTE, SECOND],
] as const;
