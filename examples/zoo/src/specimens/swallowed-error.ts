import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type Handle = (forward: () => Promise<void>, log: string[]) => Promise<void>;

function scenario(handle: Handle): Scenario {
  return async (sqs) => {
    const signups = sqs.createQueue('signups', { VisibilityTimeout: 30 });
    const welcomes = sqs.createQueue('welcomes', { VisibilityTimeout: 30 });
    const welcomed = new Set<string>();
    const log: string[] = [];
    signups.send({ user: 'ada' });

    const program = new Program();
    const stops = [
      program.handleEach(signups.url, (message) => handle(() => program.send(welcomes.url, bodyOf(message)), log)),
      new Program().handleEach(welcomes.url, async (message) => void welcomed.add(bodyOf<{ user: string }>(message).user)),
    ];
    await sqs.settle();
    for (const stop of stops) stop();

    expect([...welcomed]).toEqual(['ada']);
  };
}

export const swallowedError: Specimen = {
  mistake: 'logs an error and goes on: the message is deleted as if it had been handled',
  broken: scenario(async (forward, log) => {
    await forward().catch((error: Error) => log.push(error.message));
  }),
  fixed: scenario(async (forward, log) => {
    await forward().catch((error: Error) => {
      log.push(error.message);
      throw error;
    });
  }),
};
