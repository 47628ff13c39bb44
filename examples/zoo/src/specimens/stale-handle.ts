import type { Message } from '@aws-sdk/client-sqs';
import { Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

/** Which of the handles that a message came with it is deleted with. */
type HandleOf = (message: Message) => string;

function scenario(handles: () => HandleOf): Scenario {
  return async (sqs) => {
    const parcels = sqs.createQueue('parcels.fifo', { ContentBasedDeduplication: true, VisibilityTimeout: 30 });
    parcels.send('parcel 7', { messageGroupId: 'north' });
    parcels.send('parcel 8', { messageGroupId: 'south' });

    const handleOf = handles();
    const program = new Program();
    const stop = program.consume(parcels.url, async (messages) => {
      for (const message of messages) await program.delete(parcels.url, { ReceiptHandle: handleOf(message) });
    });
    await sqs.settle();
    stop();

    expect(parcels).toBeEmpty();
  };
}

export const staleHandle: Specimen = {
  mistake: 'keeps the receipt handle of the first delivery, and deletes with it what was delivered again',
  broken: scenario(() => {
    const handles = new Map<string, string>();
    return ({ MessageId, ReceiptHandle }) => {
      if (!handles.has(MessageId!)) handles.set(MessageId!, ReceiptHandle!);
      return handles.get(MessageId!)!;
    };
  }),
  fixed: scenario(
    () =>
      ({ ReceiptHandle }) =>
        ReceiptHandle!,
  ),
};
