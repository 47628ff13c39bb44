import type { Scenario } from './scenario';

/** A queue and its dead-letter queue. */
export interface DeadLetterPair {
  readonly url: string;
  readonly deadLetters: string;
  readonly deadLettersArn: string;
}

/** Creates a dead-letter queue, and a queue that uses it after one receive: `A` and `B`. */
export async function deadLetterPair(scenario: Scenario, kind: 'standard' | 'fifo' = 'standard'): Promise<DeadLetterPair> {
  const create = (attributes: Readonly<Record<string, string>> = {}) =>
    kind === 'standard' ? scenario.queue(attributes) : scenario.fifoQueue({ ContentBasedDeduplication: 'true', ...attributes });
  const deadLetters = await create();
  const deadLettersArn = await scenario.arnOf(deadLetters);
  const url = await create({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLettersArn, maxReceiveCount: 1 }) });
  return { url, deadLetters, deadLettersArn };
}

/** Sends messages, and receives them until all are in the dead-letter queue. */
export async function deadLetter(
  { send, collect, receive }: Scenario,
  { url }: DeadLetterPair,
  bodies: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  for (const body of bodies) {
    await send(url, body, more);
    await collect(url, 1, { VisibilityTimeout: 0 });
    await receive(url);
  }
}
