import { provideTestCredentials } from '../../system/environment/test-credentials';
import type { Endpoints } from '../endpoints';
import { explainRefusedCalls } from '../refused-calls';
import { interceptSqs, type Interception } from './intercept-sqs';
import type { Answering } from './listeners';
import type { OtherAws } from './other-aws';
import type { SqsHttpHandler } from '../sqs-http';
import { sqsServer } from '../sqs-server';

/** Begins to answer this process' calls to SQS, and ends it. */
export interface Listening {
  listen(): void;
  close(): void;
}

interface ListeningOptions {
  /** Asked for when a call comes. */
  readonly answering: () => Answering;
  readonly endpoints: Endpoints;
  /** For clients that are given none. */
  readonly region: string;
  /** What becomes of connections to other services of AWS. */
  readonly otherAws: OtherAws;
  /** Tells which line of the program makes a call, where somebody wants to know. */
  readonly lineHere?: (() => string | undefined) | undefined;
}

/** Answers nothing yet. While it does, the AWS SDK has a region and credentials. */
export function listening(handlerHere: () => SqsHttpHandler, { endpoints, region, lineHere, ...options }: ListeningOptions): Listening {
  let interception: Interception | undefined;
  let takeCredentials = (): void => {};
  return {
    listen() {
      interception?.comeFirst();
      if (interception !== undefined) return;
      interception = interceptSqs({ ...options, handlerHere: () => withLine(handlerHere(), lineHere?.()), matches: sqsServer(endpoints) });
      explainRefusedCalls(endpoints);
      takeCredentials = provideTestCredentials(region);
    },
    close() {
      interception?.close();
      interception = undefined;
      takeCredentials();
    },
  };
}

function withLine(handler: SqsHttpHandler, madeAt: string | undefined): SqsHttpHandler {
  return madeAt === undefined ? handler : (request) => handler(Object.assign(request, { madeAt }));
}
