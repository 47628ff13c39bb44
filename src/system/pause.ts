import timers from 'node:timers';

// Node's own, taken at load: what is waited for here is outside this process, where a test's fake timers move nothing.
const { setTimeout } = timers;

/** Lets real time pass. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}
