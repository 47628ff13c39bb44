import type { SqsAsymmetricMatchers } from './sqs-asymmetric-matchers';
import type { SqsMatchers } from './sqs-matchers';

/** What Vitest's assertions learn. */
export interface SqsMatchersInVitest extends SqsMatchers<void> {}

declare global {
  // Vitest's assertions are Chai's, and `expect.extend` makes methods of them. Vitest's own interface of matchers got other
  // type parameters with version 5: what merges with one form breaks with the other.
  namespace Chai {
    interface Assertion extends SqsMatchersInVitest {}
  }
}

declare module 'vitest' {
  interface AsymmetricMatchersContaining extends SqsAsymmetricMatchers {}
}
