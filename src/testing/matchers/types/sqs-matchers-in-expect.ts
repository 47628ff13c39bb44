import type { SqsAsymmetricMatchers } from './sqs-asymmetric-matchers';
import type { SqsMatchers } from './sqs-matchers';

/** What the assertions of the `expect` package learn, which is Jest's and may be used without Jest. */
export interface SqsMatchersInExpect<R, T> extends SqsMatchers<R, T> {}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends SqsMatchersInExpect<R, T> {}
  interface AsymmetricMatchers extends SqsAsymmetricMatchers {}
}
