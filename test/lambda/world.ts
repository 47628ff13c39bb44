import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import * as matchers from '../../src/testing/matchers';
import { createSqs, type Sqs } from '../../src/world/sqs';
import type { SqsOptions } from '../../src/world/sqs-options';

expect.extend(matchers);

/** A world whose time stands still. */
export function openWorld(options: SqsOptions = {}): Sqs {
  return createSqs({ clock: 'virtual', seed: 1, ...options });
}

/** The bodies of an event, in its order. */
export const bodiesOf = ({ Records }: SQSEvent): string[] => Records.map(({ body }) => body);

/** A function that keeps the bodies of each batch. */
export function recording(answer: (event: SQSEvent) => SQSBatchResponse | void | Promise<SQSBatchResponse | void> = () => {}) {
  const batches: string[][] = [];
  const handler = async (event: SQSEvent): Promise<SQSBatchResponse | void> => {
    batches.push(bodiesOf(event));
    return answer(event);
  };
  return { batches, handler };
}

/** The response that names the records with these bodies. */
export function failing({ Records }: SQSEvent, ...bodies: readonly string[]): SQSBatchResponse {
  const failed = Records.filter(({ body }) => bodies.includes(body));
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/** Sends bodies in one go. */
export function sendAll(queue: { send(body: unknown): unknown }, count: number, name = 'order'): void {
  for (let n = 1; n <= count; n++) queue.send(`${name} ${n}`);
}
