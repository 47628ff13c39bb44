import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

interface Job {
  readonly id: string;
  readonly tries: number;
}

/** Counts its tries in the message, which it sends to itself again. */
function scenario(onLastTry: (error: unknown) => void): Scenario {
  return async (sqs) => {
    const jobs = sqs.createQueue('jobs', { VisibilityTimeout: 30 });
    const results = sqs.createQueue('results', { VisibilityTimeout: 30 });
    const stored = new Set<string>();
    jobs.send({ id: 'j-1', tries: 1 });

    const program = new Program();
    const stops = [
      program.handleEach(jobs.url, async (message) => {
        const { id, tries } = bodyOf<Job>(message);
        try {
          await program.send(results.url, { id });
        } catch (error) {
          if (tries === 3) onLastTry(error);
          else await program.send(jobs.url, { id, tries: tries + 1 }, { DelaySeconds: 5 });
        }
      }),
      new Program().handleEach(results.url, async (message) => void stored.add(bodyOf<Job>(message).id)),
    ];
    await sqs.settle();
    for (const stop of stops) stop();

    expect([...stored]).toEqual(['j-1']);
  };
}

export const givesUpAfterThree: Specimen = {
  mistake: 'gives work up after three tries of its own, which are over sooner than an outage',
  broken: scenario(() => {
    // It has had its chances.
  }),
  fixed: scenario((error) => {
    // Left in the queue, it comes again when its visibility timeout is over.
    throw error;
  }),
};
