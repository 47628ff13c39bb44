import type { Message } from '@aws-sdk/client-sqs';
import { Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

/** @returns the messages to delete */
type HandleBatch = (messages: readonly Message[], take: (message: Message) => void) => readonly Message[];

/** One of the messages cannot be read; it is sent last. */
function scenario(handleBatch: HandleBatch): Scenario {
  return async (sqs) => {
    const events = sqs.createQueue('events', { VisibilityTimeout: 30 });
    for (const body of ['{"n":1}', '{"n":2}', 'not JSON']) events.send(body);
    const seen = new Set<number>();

    const program = new Program();
    const stop = program.consume(events.url, async (messages) => {
      for (const message of handleBatch(messages, ({ Body }) => void seen.add((JSON.parse(Body!) as { n: number }).n)))
        await program.delete(events.url, message);
    });
    await sqs.settle();
    stop();

    expect([...seen].sort()).toEqual([1, 2]);
  };
}

export const poisonMessage: Specimen = {
  mistake: 'throws away the rest of a batch together with a message that it cannot read',
  broken: scenario((messages, take) => {
    try {
      for (const message of messages) take(message);
    } catch {
      // Or it would come back again and again.
    }
    return messages;
  }),
  fixed: scenario((messages, take) => {
    for (const message of messages) {
      try {
        take(message);
      } catch {
        // Deleted like the others: it would come back again and again.
      }
    }
    return messages;
  }),
};
