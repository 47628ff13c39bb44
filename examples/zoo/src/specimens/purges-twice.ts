import { PurgeQueueCommand } from '@aws-sdk/client-sqs';
import { bodyOf, insist, pause, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

/** @returns whether the queue is being emptied, whoever asked for it */
type IsPurged = (error: Error) => boolean;

/** Empties a queue before it fills it anew. */
function scenario(isPurged: IsPurged): Scenario {
  return async (sqs) => {
    const index = sqs.createQueue('index', { VisibilityTimeout: 30 });
    const words = new Set<string>();
    index.send({ word: 'old' });

    const program = new Program();
    for (let isEmpty = false; !isEmpty;) {
      try {
        await program.client.send(new PurgeQueueCommand({ QueueUrl: index.url }));
        isEmpty = true;
      } catch (error) {
        isEmpty = isPurged(error as Error);
        if (!isEmpty) await pause(1000);
      }
    }
    await insist(() => program.send(index.url, { word: 'new' }));
    const stop = program.handleEach(index.url, async (message) => void words.add(bodyOf<{ word: string }>(message).word));
    await sqs.settle();
    stop();

    expect([...words]).toEqual(['new']);
  };
}

export const purgesTwice: Specimen = {
  mistake: 'takes PurgeQueueInProgress for a failure, when the answer to its own purge was lost',
  broken: scenario((error) => {
    if (error.name === 'PurgeQueueInProgress') throw error;
    return false;
  }),
  fixed: scenario(({ name }) => name === 'PurgeQueueInProgress'),
};
