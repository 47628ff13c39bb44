import type { Message } from '@aws-sdk/client-sqs';
import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type Step = (program: Program, from: string, message: Message, next: () => Promise<void>) => Promise<void>;

/** A saga: reserve, then pay. Each step tells the next one. */
function scenario(step: Step): Scenario {
  return async (sqs) => {
    const reserve = sqs.createQueue('reserve', { VisibilityTimeout: 30 });
    const pay = sqs.createQueue('pay', { VisibilityTimeout: 30 });
    const reserved = new Set<string>();
    const paid = new Set<string>();
    reserve.send({ trip: 't-1' });

    const tripOf = (message: Message): string => bodyOf<{ trip: string }>(message).trip;
    const stops = [
      sqs.process('reservations', () => {
        const program = new Program();
        return program.consume(reserve.url, async (messages) => {
          for (const message of messages) {
            reserved.add(tripOf(message));
            await step(program, reserve.url, message, () => program.send(pay.url, { trip: tripOf(message) }));
          }
        });
      }),
      new Program().handleEach(pay.url, async (message) => void paid.add(tripOf(message))),
    ];
    await sqs.settle();
    for (const stop of stops) stop();

    expect([...paid]).toEqual([...reserved]);
  };
}

export const deleteBeforeNextStep: Specimen = {
  mistake: 'deletes a message before it has told the next step: when the process ends in between, the work stops half-way',
  broken: scenario(async (program, from, message, next) => {
    await program.delete(from, message);
    for (;;) {
      // It insists, and so nothing is lost as long as it lives.
      try {
        return await next();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }),
  fixed: scenario(async (program, from, message, next) => {
    await next();
    await program.delete(from, message);
  }),
};
