import type { AsymmetricMatcher } from '../../patterns/message-pattern';
import type { AwaitedMatchers } from './awaited-matchers';
import type { SqsMatchers } from './sqs-matchers';

/**
 * The matchers inside of other values: `expect(service).toEqual({ queue: expect.toHaveMessage('order 42') })`.
 *
 * Nobody waits there, so those that are to be awaited are left out.
 */
export interface SqsAsymmetricMatchers extends Omit<SqsMatchers<AsymmetricMatcher>, keyof AwaitedMatchers> {}
