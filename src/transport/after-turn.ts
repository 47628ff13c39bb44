import { eventLoopTurn } from '../system/time/event-loop-turn';
import type { SqsHttpResponse } from './sqs-http';

/**
 * An answer when the event loop has gone round once, as over any connection.
 *
 * Without this, a chain of awaited calls that are answered in memory would keep everything else in the process waiting.
 */
export async function afterTurn(answer: SqsHttpResponse | Promise<SqsHttpResponse>): Promise<SqsHttpResponse> {
  const response = await answer;
  await eventLoopTurn();
  return response;
}
