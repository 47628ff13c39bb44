import * as vitest from 'vitest';
import './testing/matchers/types/sqs-matchers-in-vitest';
import { sqsInVitest } from './runners/sqs-in-vitest';
import type { VitestHooks } from './runners/follow-vitest';

// Gone since there is aroundEach: put together, as Vite looks for every module whose name it can read.
const suite = ['vitest', 'suite'].join('/');
const functions = 'aroundEach' in vitest ? undefined : ((await import(/* @vite-ignore */ suite)) as VitestHooks['functions']);
const runners = ['vitest', 'runners'].join('/');
const runner =
  'TestRunner' in vitest
    ? vitest.TestRunner
    : ((await import(/* @vite-ignore */ runners)) as { readonly VitestTestRunner: VitestHooks['runner'] }).VitestTestRunner;

/**
 * The SQS of this test file: its calls arrive here, and nowhere else.
 *
 * @example
 * const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
 */
export const sqs = sqsInVitest({ ...vitest, functions, runner });
