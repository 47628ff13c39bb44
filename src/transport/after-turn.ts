import { holdProcess } from '../system/process/hold-process';
import { eventLoopTurn } from '../system/time/event-loop-turn';
import { isPending } from './is-pending';
import type { SqsHttpResponse } from './sqs-http';

/**
 * An answer when the event loop has gone round once, as over any connection; the process stays alive until then.
 *
 * Without this, a chain of awaited calls that are answered in memory would keep everything else in the process waiting.
 *
 * @param hungUp - whether the caller has gone meanwhile: what was handed out to it is taken back then
 */
export async function afterTurn(answer: SqsHttpResponse | Promise<SqsHttpResponse>, hungUp: () => boolean): Promise<SqsHttpResponse> {
  const response = isPending(answer) ? await held(answer) : answer;
  await eventLoopTurn();
  if (hungUp() && response.connectionLost !== true) response.undeliver?.();
  return response;
}

async function held(answer: Promise<SqsHttpResponse>): Promise<SqsHttpResponse> {
  const letGo = holdProcess();
  try {
    return await answer;
  } finally {
    letGo();
  }
}
