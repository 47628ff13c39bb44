import { randomUUID } from 'node:crypto';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { clientOf, untilStopped, type Traffic } from './traffic';

const FIFO = 'witness.fifo';
const HELD = 'witness-held';
/** So many of the messages that were sent last are sent once more: SQS knows them for five minutes. */
const SENT_AGAIN = 5;
/** So many of the handles of before are used after a kill. */
const USED_HANDLES = 3;

interface Sent {
  readonly id: string;
  readonly messageId: string;
  readonly number: bigint;
}

/** One who remembers what a queue must remember, too: what was sent to it, and what it handed out to be kept for long. */
export class Witness {
  readonly #sent: Sent[] = [];
  readonly #held = new Map<string, Message>();
  #highest = 0n;

  /** Sends, and receives without deleting, until it is stopped. */
  work(endpoint: string): Traffic {
    const client = clientOf(endpoint);
    const worker = untilStopped(() => this.#turn(client, endpoint));
    return {
      async stop() {
        await worker.stop();
        client.destroy();
      },
    };
  }

  /** Makes its queues where they are not there, and holds these to what it remembers. @returns what does not hold */
  async check(endpoint: string): Promise<string[]> {
    const client = clientOf(endpoint);
    try {
      await client.send(new CreateQueueCommand({ QueueName: FIFO, Attributes: { FifoQueue: 'true' } }));
      await client.send(new CreateQueueCommand({ QueueName: HELD, Attributes: { VisibilityTimeout: '43200' } }));
      return [...(await this.#checkSent(client, endpoint)), ...(await this.#checkHeld(client, endpoint))];
    } finally {
      client.destroy();
    }
  }

  async #turn(client: SQSClient, endpoint: string): Promise<void> {
    await this.#send(client, endpoint, randomUUID());
    const QueueUrl = urlOf(endpoint, HELD);
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: randomUUID() }));
    for (const message of await receive(client, QueueUrl)) this.#held.set(message.MessageId!, message);
  }

  async #send(client: SQSClient, endpoint: string, id: string): Promise<Sent> {
    const ids = { MessageGroupId: 'group', MessageDeduplicationId: id };
    const answer = await client.send(new SendMessageCommand({ QueueUrl: urlOf(endpoint, FIFO), MessageBody: id, ...ids }));
    const sent = { id, messageId: answer.MessageId!, number: BigInt(answer.SequenceNumber!) };
    if (sent.number > this.#highest) {
      this.#highest = sent.number;
      this.#sent.push(sent);
    }
    return sent;
  }

  async #checkSent(client: SQSClient, endpoint: string): Promise<string[]> {
    const mistakes: string[] = [];
    for (const { id, messageId, number } of this.#sent.slice(-SENT_AGAIN)) {
      const again = await this.#send(client, endpoint, id);
      if (again.messageId !== messageId || again.number !== number) mistakes.push(`${id} was sent before, and is not known again.`);
    }
    const before = this.#highest;
    const { number } = await this.#send(client, endpoint, randomUUID());
    if (number <= before) mistakes.push(`The sequence number ${number} came after ${before}.`);
    return mistakes;
  }

  async #checkHeld(client: SQSClient, endpoint: string): Promise<string[]> {
    const QueueUrl = urlOf(endpoint, HELD);
    const mistakes: string[] = [];
    for (const message of await receive(client, QueueUrl)) {
      if (this.#held.has(message.MessageId!)) mistakes.push(`${message.MessageId} is in flight for hours, and came again.`);
      this.#held.set(message.MessageId!, message);
    }
    for (const { MessageId, ReceiptHandle } of [...this.#held.values()].slice(0, USED_HANDLES)) {
      const before = await inFlight(client, QueueUrl);
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: ReceiptHandle! }));
      if ((await inFlight(client, QueueUrl)) !== before - 1) mistakes.push(`The handle of ${MessageId} does not delete it any more.`);
      this.#held.delete(MessageId!);
    }
    return mistakes;
  }
}

const urlOf = (endpoint: string, name: string): string => `${endpoint}/000000000000/${name}`;

async function receive(client: SQSClient, QueueUrl: string): Promise<Message[]> {
  return (await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))).Messages ?? [];
}

async function inFlight(client: SQSClient, QueueUrl: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessagesNotVisible' as const];
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
  return Number(Attributes!.ApproximateNumberOfMessagesNotVisible);
}
