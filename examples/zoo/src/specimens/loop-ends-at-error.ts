import { pause, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type Repeat = (step: () => Promise<void>, isStopped: () => boolean) => Promise<void>;

/** A poller of its own making. */
function scenario(repeat: Repeat): Scenario {
  return async (sqs) => {
    const mails = sqs.createQueue('mails', { VisibilityTimeout: 30 });
    const sent = new Set<string>();
    for (const to of ['ada', 'bob']) mails.send({ to });

    const program = new Program();
    const stopped = new AbortController();
    const step = async (): Promise<void> => {
      for (const message of await program.receive(mails.url, 10, stopped.signal)) {
        sent.add(message.Body!);
        await program.delete(mails.url, message);
      }
    };
    void repeat(step, () => stopped.signal.aborted);
    await sqs.settle();
    stopped.abort();

    expect(sent.size).toBe(2);
  };
}

export const loopEndsAtError: Specimen = {
  mistake: 'catches errors around its loop: with the first call that fails it has received its last message, and lives on',
  broken: scenario(async (step, isStopped) => {
    try {
      while (!isStopped()) await step();
    } catch {
      // Logged, where nobody looks.
    }
  }),
  fixed: scenario(async (step, isStopped) => {
    while (!isStopped()) await step().catch(() => pause(1000));
  }),
};
