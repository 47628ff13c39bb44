import { GetQueueAttributesCommand, type Message } from '@aws-sdk/client-sqs';
import { bodyOf, insist, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type Drain = (program: Program, queueUrl: string, take: (message: Message) => void) => Promise<void>;

/** A nightly job that empties a queue, and ends. */
function scenario(drain: Drain): Scenario {
  return async (sqs) => {
    const readings = sqs.createQueue('readings', { VisibilityTimeout: 30, ReceiveMessageWaitTimeSeconds: 0 });
    for (const value of [1, 2, 3]) readings.send({ value });
    const values = new Set<number>();

    await drain(new Program(), readings.url, (message) => void values.add(bodyOf<{ value: number }>(message).value));

    expect([...values].sort()).toEqual([1, 2, 3]);
    expect(readings).toBeEmpty();
  };
}

async function takeBatch(program: Program, queueUrl: string, take: (message: Message) => void): Promise<number> {
  const messages = await insist(() => program.receive(queueUrl, 10));
  for (const message of messages) {
    take(message);
    await insist(() => program.delete(queueUrl, message));
  }
  return messages.length;
}

async function messagesLeft({ client }: Program, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await insist(() => client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] })));
  return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
}

export const emptyMeansDone: Specimen = {
  mistake: 'takes an empty answer for an empty queue',
  broken: scenario(async (program, queueUrl, take) => {
    while ((await takeBatch(program, queueUrl, take)) > 0);
  }),
  fixed: scenario(async (program, queueUrl, take) => {
    while ((await takeBatch(program, queueUrl, take)) > 0 || (await messagesLeft(program, queueUrl)) > 0);
  }),
};
