import type { SqsAsymmetricMatchers } from './sqs-asymmetric-matchers';
import type { SqsMatchersInExpect } from './sqs-matchers-in-expect';

/** What Jest's assertions learn: those of the global `expect`, and of the one from @jest/globals. (`jest` has a `JestMatchers` itself.) */
export interface SqsMatchersInJest<R, T> extends SqsMatchersInExpect<R, T> {}

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends SqsMatchersInJest<R, T> {}
    interface Expect extends SqsAsymmetricMatchers {}
    interface InverseAsymmetricMatchers extends SqsAsymmetricMatchers {}
  }
}

// It passes on what is declared in `expect`, which is not always to be seen from here.
declare module '@jest/expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends SqsMatchersInJest<R, T> {}
  interface AsymmetricMatchers extends SqsAsymmetricMatchers {}
}
