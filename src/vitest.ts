/**
 * The SQS of a test file in Vitest. The matchers are registered by the import.
 *
 * @module msw-sqs/vitest
 */
import * as vitest from 'vitest';
import './testing/matchers/types/sqs-matchers-in-vitest';
import { sqsInVitest } from './runners/sqs-in-vitest';

export type { FileOptions } from './runners/sqs-of-file';
import type { VitestHooks } from './runners/follow-vitest';

const functions = 'aroundEach' in vitest ? undefined : await partOfVitest<VitestHooks['functions']>('suite');
const runner =
  'TestRunner' in vitest
    ? vitest.TestRunner
    : (await partOfVitest<{ readonly VitestTestRunner: VitestHooks['runner'] }>('runners')).VitestTestRunner;

/** Of versions that have no such functions of their own. The name is put together, as Vite looks for every module whose name it can read. */
async function partOfVitest<Part>(name: string): Promise<Part> {
  const path = ['vitest', name].join('/');
  try {
    return (await import(/* @vite-ignore */ path)) as Part;
  } catch (cause) {
    throw new Error(`msw-sqs/vitest needs Vitest 2.1 or later: the one that runs here has no ${path}.`, { cause });
  }
}

/**
 * The SQS of this test file: its calls arrive here, and nowhere else.
 *
 * @example
 * const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
 */
export const sqs = sqsInVitest({ ...vitest, functions, runner });
