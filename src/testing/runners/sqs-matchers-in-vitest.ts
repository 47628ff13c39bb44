import type { SqsMatchers } from './sqs-matchers';

/** What Vitest's assertions learn. */
export interface SqsMatchersInVitest<R> extends SqsMatchers<R> {}

declare module 'vitest' {
  // @ts-ignore: Vitest 3 and 4 declare `Matchers<T>`; the compiler objects, but merges the two all the same.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends SqsMatchersInVitest<R> {}
}
