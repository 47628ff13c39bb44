import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
  type ReceiveMessageCommandInput,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { createSqs, type Sqs } from '../../src/world/sqs';
import type { SqsOptions } from '../../src/world/sqs-options';

/** A world whose time stands still, and a program with a client of its own that the doctor watches. */
export interface Clinic {
  readonly sqs: Sqs;
  readonly client: SQSClient;
  send(queue: QueueView, body: unknown, more?: Partial<SendMessageCommandInput>): Promise<void>;
  receive(queue: QueueView, more?: Partial<ReceiveMessageCommandInput>): Promise<Message[]>;
  /** Receives the one message that is there. */
  receiveOne(queue: QueueView): Promise<Message>;
  delete(queue: QueueView, message: Message): Promise<void>;
  hide(queue: QueueView, message: Message, seconds: number): Promise<void>;
  wait(seconds: number): Promise<void>;
  /** What the doctor found, by the names of misuse and queue: `late-delete orders`. */
  found(): string[];
  close(): void;
}

export function openClinic(options: SqsOptions = {}): Clinic {
  const sqs = createSqs({ clock: 'virtual', seed: 1, region: 'eu-west-1', hangAfter: false, ...options });
  sqs.listen();
  const client = new SQSClient({ region: 'eu-west-1' });
  const receive: Clinic['receive'] = async ({ url }, more) => {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: url, ...more }));
    return Messages;
  };
  return {
    sqs,
    client,
    async send({ url }, body, more) {
      await client.send(
        new SendMessageCommand({ QueueUrl: url, MessageBody: typeof body === 'string' ? body : JSON.stringify(body), ...more }),
      );
    },
    receive,
    async receiveOne(queue) {
      const [message, ...others] = await receive(queue, { MaxNumberOfMessages: 10 });
      if (message === undefined || others.length > 0) throw new Error(`${others.length + Number(message !== undefined)} messages came`);
      return message;
    },
    async delete({ url }, { ReceiptHandle }) {
      await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    },
    async hide({ url }, { ReceiptHandle }, VisibilityTimeout) {
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout }));
    },
    wait: (seconds) => sqs.clock.advance({ seconds }),
    found: () => sqs.doctor().findings.map(({ misuse, queue }) => `${misuse} ${queue}`),
    close: () => sqs.close(),
  };
}
