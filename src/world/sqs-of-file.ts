import { createSqsIn, type Sqs } from '../sqs';
import { perFile } from '../transport/file-scope';
import type { SqsOptions } from './sqs-options';

/** Options of the world that each test file gets. */
export interface FileOptions extends SqsOptions {
  /** Begin each test but the first of a file with empty queues. Default `true`, where the runner has `beforeEach` already. */
  readonly resetBetweenTests?: boolean | undefined;
}

/** Where a project says how the worlds of its test files are made: Jest's `globals`, or a setup file of its own. */
interface FileGlobal {
  readonly MSW_SQS?: FileOptions | undefined;
  readonly beforeEach?: ((run: () => void) => void) | undefined;
}

/**
 * The world of the running test file: made and listening when it is first asked for.
 *
 * Every copy of this module within a file finds the same one.
 */
export function sqsOfFile(): Sqs {
  return perFile('sqs', () => {
    const { MSW_SQS = {}, beforeEach } = globalThis as FileGlobal;
    const { resetBetweenTests = true, ...options } = MSW_SQS;
    const sqs = createSqsIn(options, { keepAlive: false });
    sqs.listen();
    if (resetBetweenTests && typeof beforeEach === 'function') resetFromSecondTest(sqs, beforeEach);
    return { value: sqs, leave: () => {} };
  });
}

/** What was set up before the first test is for it to find. */
function resetFromSecondTest(sqs: Sqs, beforeEach: (run: () => void) => void): void {
  let first = true;
  beforeEach(() => {
    if (!first) sqs.reset();
    first = false;
  });
}
