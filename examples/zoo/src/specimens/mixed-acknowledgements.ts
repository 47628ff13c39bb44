import { DeleteMessageBatchCommand, type Message } from '@aws-sdk/client-sqs';
import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

/** @returns the receipt handles of what is done */
type HandlesOf = (messages: readonly Message[], done: readonly Message[]) => string[];

function scenario(handlesOf: HandlesOf): Scenario {
  return async (sqs) => {
    const chunks = sqs.createQueue('chunks', { VisibilityTimeout: 30 });
    const archive = sqs.createQueue('archive', { VisibilityTimeout: 30 });
    const names = ['a', 'b', 'c'];
    for (const name of names) chunks.send({ name });
    const archived = new Set<string>();

    const program = new Program();
    const stops = [
      program.consume(chunks.url, async (messages) => {
        const done: Message[] = [];
        for (const message of messages) {
          const isSent = await program.send(archive.url, bodyOf(message)).then(
            () => true,
            () => false,
          );
          if (isSent) done.push(message);
        }
        const Entries = handlesOf(messages, done).map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
        if (Entries.length > 0) await program.client.send(new DeleteMessageBatchCommand({ QueueUrl: chunks.url, Entries }));
      }),
      new Program().handleEach(archive.url, async (message) => void archived.add(bodyOf<{ name: string }>(message).name)),
    ];
    await sqs.settle();
    for (const stop of stops) stop();

    expect([...archived].sort()).toEqual(names);
  };
}

export const mixedAcknowledgements: Specimen = {
  mistake: 'acknowledges by position: when one message of a batch failed, it deletes that one instead of another',
  broken: scenario((messages, done) => done.map((_, index) => messages[index]!.ReceiptHandle!)),
  fixed: scenario((_messages, done) => done.map(({ ReceiptHandle }) => ReceiptHandle!)),
};
