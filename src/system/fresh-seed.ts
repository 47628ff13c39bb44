import { oncePerProcess } from './process/once-per-process';

/** A seed that differs from run to run. */
export function freshSeed(): number {
  return Math.floor(Math.random() * 2 ** 32);
}

/** A seed that differs from run to run, and not within one process. */
export function seedOfProcess(): number {
  return oncePerProcess('seed', freshSeed);
}
