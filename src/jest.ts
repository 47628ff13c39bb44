/**
 * The SQS of a test file in Jest, in `node:test` and in other runners. The matchers are registered by the import.
 *
 * @module msw-sqs/jest
 */
import './testing/matchers/types/sqs-matchers-in-jest';
import { lazyMatchers } from './runners/lazy-matchers';
import { registerMatchers } from './runners/register-matchers';
import { sqsOfFile } from './runners/sqs-of-file';

export type { FileOptions } from './runners/sqs-of-file';

/**
 * The SQS of this test file: its calls arrive here, and nowhere else.
 *
 * @example
 * const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
 */
export const sqs = sqsOfFile();

registerMatchers(lazyMatchers);
