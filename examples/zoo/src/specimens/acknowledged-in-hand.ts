import type { Message } from '@aws-sdk/client-sqs';
import { bodyOf, insist, pause, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type Take = (program: Program, queueUrl: string, message: Message, work: () => Promise<void>) => Promise<void>;

/** Takes work from the queue into a buffer, so that a worker always has some at hand. It is stopped now and then. */
function scenario(take: Take): Scenario {
  return async (sqs) => {
    const jobs = sqs.createQueue('jobs', { VisibilityTimeout: 30 });
    const done = new Set<string>();
    for (const job of ['j-1', 'j-2']) jobs.send({ job });

    const stop = sqs.process('worker', () => {
      const program = new Program();
      return program.consume(jobs.url, async (messages) => {
        for (const message of messages) {
          await take(program, jobs.url, message, async () => {
            await pause(100);
            done.add(bodyOf<{ job: string }>(message).job);
          });
        }
      });
    });
    await sqs.settle();
    // Work that is acknowledged already is none that SQS knows of.
    await pause(10_000);
    stop();

    expect([...done].sort()).toEqual(['j-1', 'j-2']);
  };
}

export const acknowledgedInHand: Specimen = {
  mistake: 'acknowledges work when it takes it into its buffer: what is in the buffer at a shutdown is gone',
  broken: scenario(async (program, queueUrl, message, work) => {
    await insist(() => program.delete(queueUrl, message));
    await work();
  }),
  fixed: scenario(async (program, queueUrl, message, work) => {
    await work();
    await insist(() => program.delete(queueUrl, message));
  }),
};
