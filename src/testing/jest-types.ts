import type { SqsMatchers } from './sqs-matchers';

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends SqsMatchers<R> {}
  }
}

declare module '@jest/expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends SqsMatchers<R> {}
}
