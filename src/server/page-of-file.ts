import { notice } from '../system/process/notice';
import type { Sqs } from '../world/sqs';
import { startSqsServer } from './start-sqs-server';

/** Shows the SQS of a test file on a port of this machine. @returns what ends that when its tests have run */
export function pageOfFile(sqs: Sqs, port: number): () => void {
  const started = startSqsServer({ sqs, port, host: '127.0.0.1' });
  started.catch((error: NodeJS.ErrnoException) => notice(`msw-sqs: This test file is not shown. ${wordsOf(error, port)}`));
  return () => void started.then((server) => server.close()).catch(() => {});
}

function wordsOf({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code !== 'EADDRINUSE') return message;
  return `The port ${port} is taken, perhaps by another file that runs at the same time: one at a time, as with --runInBand, can be shown.`;
}
