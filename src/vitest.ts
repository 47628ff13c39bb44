import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import './testing/runners/sqs-matchers-in-vitest';
import { sqsInVitest } from './sqs-in-vitest';

/**
 * The SQS of this test file: its calls arrive here, and nowhere else.
 *
 * @example
 * const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
 */
export const sqs = sqsInVitest({ beforeEach, afterEach, afterAll, expect });
