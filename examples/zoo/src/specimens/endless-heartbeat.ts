import { ChangeMessageVisibilityCommand, type Message } from '@aws-sdk/client-sqs';
import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type Guard = (extend: () => Promise<void>, work: () => Promise<void>) => Promise<void>;

/** Each invoice is passed on to another queue; while that goes on, a heart-beat keeps it from others. */
function scenario(guard: Guard): Scenario {
  return async (sqs) => {
    const invoices = sqs.createQueue('invoices', { VisibilityTimeout: 30 });
    const printer = sqs.createQueue('printer', { VisibilityTimeout: 30 });
    const printed = new Set<string>();
    invoices.send({ id: 'i-1' });

    const program = new Program();
    const handle = async (message: Message): Promise<void> => {
      const input = { QueueUrl: invoices.url, ReceiptHandle: message.ReceiptHandle, VisibilityTimeout: 30 };
      const extend = async (): Promise<void> => void (await program.client.send(new ChangeMessageVisibilityCommand(input)));
      await guard(extend, () => program.send(printer.url, bodyOf(message)));
    };
    const stops = [
      program.handleEach(invoices.url, handle),
      new Program().handleEach(printer.url, async (message) => void printed.add(bodyOf<{ id: string }>(message).id)),
    ];
    await sqs.settle();
    for (const stop of stops) stop();

    expect([...printed]).toEqual(['i-1']);
  };
}

export const endlessHeartbeat: Specimen = {
  mistake: 'goes on with its heart-beat when the work has failed: the message never comes back',
  broken: scenario(async (extend, work) => {
    const beat = setInterval(() => void extend().catch(() => {}), 10_000);
    await work();
    clearInterval(beat);
  }),
  fixed: scenario(async (extend, work) => {
    const beat = setInterval(() => void extend().catch(() => {}), 10_000);
    await work().finally(() => clearInterval(beat));
  }),
};
