import { provideTestCredentials } from '../../system/environment/test-credentials';
import type { Endpoints } from '../endpoints';
import { failUnreached } from './fail-unreached';
import { installedMsw } from './installed-msw';
import { mswHandler, OLD_MSW } from './msw-handler';
import type { MswRequestHandler } from './msw-request-handler';
import { explainRefusedCalls } from '../refused-calls';
import { sqsEndpoint } from '../sqs-endpoint';
import type { SqsHttpHandler } from '../sqs-http';

interface MswSettings {
  readonly endpoints: Endpoints;
  /** For clients that are given none. */
  readonly region: string;
  /** Whether calls are looked after that never reach the handlers. */
  readonly watched: boolean;
}

/** @returns what gives the handlers; who asks for them has an MSW server of their own, and that may fail to reach them */
export function mswHandlers(handlerHere: () => SqsHttpHandler, { endpoints, region, watched }: MswSettings): () => MswRequestHandler[] {
  const matches = sqsEndpoint(endpoints);
  let arrived = 0;
  let provided = false;
  const handlers = [mswHandler({ handlerHere: () => (arrived++, handlerHere()), matches })];
  const awaiting = { matches, arrived: () => arrived };
  return () => {
    if (!provided && installedMsw() === 1) console.warn(`msw-sqs: ${OLD_MSW}`);
    if (watched) failUnreached(awaiting);
    explainRefusedCalls(endpoints);
    if (!provided) provideTestCredentials(region);
    provided = true;
    return handlers;
  };
}
