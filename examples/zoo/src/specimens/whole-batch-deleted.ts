import { DeleteMessageBatchCommand, SendMessageCommand, type Message } from '@aws-sdk/client-sqs';
import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

interface Line {
  readonly sku: string;
}

type Forward = (message: Message) => Promise<void>;

/** @returns the messages to delete */
type HandleBatch = (messages: readonly Message[], forward: Forward) => Promise<readonly Message[]>;

function scenario(handleBatch: HandleBatch): Scenario {
  return async (sqs) => {
    const lines = sqs.createQueue('lines', { VisibilityTimeout: 30 });
    const stock = sqs.createQueue('stock', { VisibilityTimeout: 30 });
    const reserved = new Set<string>();
    for (const sku of ['tea', 'cups', 'pot']) lines.send({ sku });

    const program = new Program();
    const forward: Forward = async ({ Body }) => {
      await program.client.send(new SendMessageCommand({ QueueUrl: stock.url, MessageBody: Body! }));
    };
    const stops = [
      program.consume(lines.url, async (messages) => {
        const done = await handleBatch(messages, forward);
        const Entries = done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
        if (done.length > 0) await program.client.send(new DeleteMessageBatchCommand({ QueueUrl: lines.url, Entries }));
      }),
      new Program().handleEach(stock.url, async (message) => void reserved.add(bodyOf<Line>(message).sku)),
    ];
    await sqs.settle();
    for (const stop of stops) stop();

    expect([...reserved].sort()).toEqual(['cups', 'pot', 'tea']);
  };
}

export const wholeBatchDeleted: Specimen = {
  mistake: 'deletes a whole batch although the work on some of its messages failed',
  broken: scenario(async (messages, forward) => {
    await Promise.allSettled(messages.map(forward));
    return messages;
  }),
  fixed: scenario(async (messages, forward) => {
    const results = await Promise.allSettled(messages.map(forward));
    return messages.filter((_, index) => results[index]!.status === 'fulfilled');
  }),
};
