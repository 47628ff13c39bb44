import { beforeEach, expect } from 'vitest';
import './testing/vitest-matchers';
import { sqsInVitest } from './vitest-world';

/**
 * The SQS of this test file: its calls arrive here, and nowhere else.
 *
 * @example
 * const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
 */
export const sqs = sqsInVitest({ beforeEach, expect });
