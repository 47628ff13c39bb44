import { interceptSqs, type Interception } from './intercept-sqs';
import type { SqsHttpHandler } from '../sqs-http';
import { sqsServer } from '../sqs-server';

/** Begins to answer this process' calls to SQS, and ends it. */
export interface Listening {
  listen(): void;
  close(): void;
}

/** Answers nothing yet. */
export function listening(handlerHere: () => SqsHttpHandler, endpoints: readonly string[]): Listening {
  let interception: Interception | undefined;
  return {
    listen() {
      interception?.comeFirst();
      interception ??= interceptSqs({ handlerHere, matches: sqsServer(endpoints) });
    },
    close() {
      interception?.close();
      interception = undefined;
    },
  };
}
