import type { SqsMatchers } from './sqs-matchers';

/** What Vitest's assertions learn. */
export interface SqsMatchersInVitest<R> extends SqsMatchers<R> {}

declare module 'vitest' {
  // Vitest 5 declares `Matchers<R, T>`, Vitest 3 and 4 `Matchers<T>`: there the compiler objects, but merges them all the same.
  // @ts-ignore
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends SqsMatchersInVitest<R> {}
}
