import type { Message } from '@aws-sdk/client-sqs';
import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type IsNew = (message: Message, known: ReadonlySet<string>) => boolean;

function scenario(isNew: IsNew): Scenario {
  return async (sqs) => {
    const tickets = sqs.createQueue('tickets', { VisibilityTimeout: 30 });
    tickets.send({ id: 't-1' });
    const opened = new Set<string>();

    const stop = new Program().handleEach(tickets.url, async (message) => {
      if (isNew(message, opened)) opened.add(bodyOf<{ id: string }>(message).id);
    });
    await sqs.settle();
    stop();

    expect([...opened]).toEqual(['t-1']);
  };
}

export const firstDeliveryOnly: Specimen = {
  mistake: 'takes a message for a repetition when its ApproximateReceiveCount is above one: the first delivery may have reached nobody',
  broken: scenario(({ Attributes }) => Attributes?.ApproximateReceiveCount === '1'),
  fixed: scenario((message, known) => !known.has(bodyOf<{ id: string }>(message).id)),
};
