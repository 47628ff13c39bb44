import type { QueueDefinition } from '../world/queue-definition';

const TIMES = ['VisibilityTimeout', 'DelaySeconds'] as const;

/**
 * A queue whose times are shorter by a factor.
 *
 * @throws TypeError for a time that would not be whole seconds then, which is all that SQS knows
 */
export function shortenedTimes(name: string, definition: QueueDefinition, factor: number): QueueDefinition {
  if (factor === 1) return definition;
  const times = TIMES.filter((time) => definition[time] !== undefined).map((time) => [
    time,
    shortened(name, time, definition[time], factor),
  ]);
  return { ...definition, ...Object.fromEntries(times) };
}

function shortened(name: string, time: string, value: number | string | undefined, factor: number): number {
  // As the last digits of a product are those of binary fractions.
  const seconds = Number((Number(value) * factor).toFixed(6));
  if (Number.isInteger(seconds)) return seconds;
  throw new TypeError(
    `Queue "${name}": a ${time} of ${value} at timeScale ${factor} is ${seconds} s, and SQS knows whole seconds only. ` +
      'Give another time or scale: 30 at 0.1 is 3 s.',
  );
}
