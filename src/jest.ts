import './testing/runners/sqs-matchers-in-jest';
import * as matchers from './testing/matchers';
import { useWorldOfFile } from './testing/queues/current-world';
import { registerMatchers } from './testing/runners/register-matchers';
import { worldBehind } from './testing/queues/test-world';
import { sqsOfFile } from './sqs-of-file';

/**
 * The SQS of this test file: its calls arrive here, and nowhere else.
 *
 * @example
 * const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
 */
export const sqs = sqsOfFile();

useWorldOfFile(() => worldBehind(sqs)?.world);
registerMatchers(matchers);
