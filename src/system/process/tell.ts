import { notice } from './notice';

/**
 * Tells a test something, by its console.
 *
 * Once the tests of a file have run, Jest takes whatever is logged for a mistake of theirs and fails the run, though all of them passed:
 * what comes as late as that is written beside the console.
 */
export function tell(text: string, how: 'warn' | 'error' = 'warn'): void {
  if (isClosedByJest()) notice(text);
  else console[how](text);
}

/** Jest closes the console of a file by a method of this one object, in the place of its class'. */
function isClosedByJest(): boolean {
  return Object.hasOwn(console, '_log');
}
