import * as vitest from 'vitest';
import './testing/runners/sqs-matchers-in-vitest';
import { sqsInVitest } from './sqs-in-vitest';
import type { VitestHooks } from './testing/runners/follow-vitest';

// What came before aroundEach, and went when it came.
const functions = 'aroundEach' in vitest ? undefined : ((await import('vitest/suite')) as unknown as VitestHooks['functions']);

/**
 * The SQS of this test file: its calls arrive here, and nowhere else.
 *
 * @example
 * const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
 */
export const sqs = sqsInVitest({ ...vitest, functions });
