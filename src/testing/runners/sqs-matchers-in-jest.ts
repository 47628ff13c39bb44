import type { SqsMatchers } from './sqs-matchers';

/** What Jest's assertions learn: those of the global `expect`, and of the one from @jest/globals. (`jest` has a `JestMatchers` itself.) */
export interface SqsMatchersInJest<R, T> extends SqsMatchers<R, T> {}

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends SqsMatchersInJest<R, T> {}
  }
}

declare module '@jest/expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends SqsMatchersInJest<R, T> {}
}
