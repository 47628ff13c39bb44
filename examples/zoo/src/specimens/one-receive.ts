import type { QueueDefinition } from 'msw-sqs';
import { Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

function scenario(redrive: Pick<QueueDefinition, 'maxReceiveCount'>): Scenario {
  return async (sqs) => {
    const letters = sqs.createQueue('letters', { VisibilityTimeout: 30, deadLetterQueue: 'dead-letters', ...redrive });
    letters.send('dear Ada');
    const read = new Set<string>();

    const stop = new Program().handleEach(letters.url, async ({ Body }) => void read.add(Body!));
    await sqs.settle();
    stop();

    expect([...read]).toEqual(['dear Ada']);
  };
}

export const oneReceive: Specimen = {
  mistake: 'dead-letters a message after one receive, although the answer to that may not have arrived',
  broken: scenario({ maxReceiveCount: 1 }),
  fixed: scenario({ maxReceiveCount: 5 }),
};
