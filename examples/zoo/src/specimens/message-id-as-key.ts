import type { Message } from '@aws-sdk/client-sqs';
import { bodyOf, insist, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type KeyOf = (message: Message) => string;

/** Pays each invoice once, and remembers which it paid. */
function scenario(keyOf: KeyOf): Scenario {
  return async (sqs) => {
    const invoices = sqs.createQueue('invoices-to-pay', { VisibilityTimeout: 30 });
    const known = new Set<string>();
    const paid: string[] = [];

    const stop = new Program().handleEach(invoices.url, async (message) => {
      if (known.has(keyOf(message))) return;
      known.add(keyOf(message));
      paid.push(bodyOf<{ id: string }>(message).id);
    });
    const accounting = new Program();
    await insist(() => accounting.send(invoices.url, { id: 'i-1' }));
    await sqs.settle();
    stop();

    expect(paid).toEqual(['i-1']);
  };
}

export const messageIdAsKey: Specimen = {
  mistake: 'knows messages by their MessageId: what its producer sends again, as the answer was lost, has another one',
  broken: scenario(({ MessageId }) => MessageId!),
  fixed: scenario((message) => bodyOf<{ id: string }>(message).id),
};
