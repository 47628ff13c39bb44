import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
  type SendMessageCommandInput,
} from '@aws-sdk/client-sqs';

/** Ends what was begun. */
export type Stop = () => void;

interface ConsumeOptions {
  /** At most 10, the default. */
  readonly maxMessages?: number;
}

/** A program that works with SQS: it has a client of its own, as each process has. */
export class Program {
  readonly client = new SQSClient({ region: 'us-east-1' });

  /** Polls a queue until it is stopped; when a call or `handle` fails, it goes on after a second. */
  consume(queueUrl: string, handle: (messages: Message[]) => Promise<void>, { maxMessages = 10 }: ConsumeOptions = {}): Stop {
    const stopped = new AbortController();
    const loop = async (): Promise<void> => {
      while (!stopped.signal.aborted) {
        try {
          const messages = await this.receive(queueUrl, maxMessages, stopped.signal);
          if (messages.length > 0) await handle(messages);
        } catch {
          if (!stopped.signal.aborted) await pause(1000);
        }
      }
    };
    void loop();
    return () => stopped.abort();
  }

  /** {@link consume}, one message after the other; each is deleted once it is handled, and comes back when that fails. */
  handleEach(queueUrl: string, handle: (message: Message) => Promise<void>, options?: ConsumeOptions): Stop {
    const handleAll = async (messages: Message[]): Promise<void> => {
      for (const message of messages) {
        await handle(message);
        await this.delete(queueUrl, message);
      }
    };
    return this.consume(queueUrl, handleAll, options);
  }

  async receive(queueUrl: string, maxMessages: number, abortSignal?: AbortSignal): Promise<Message[]> {
    const input = {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: maxMessages,
      WaitTimeSeconds: 20,
      MessageSystemAttributeNames: ['All' as const],
    };
    const { Messages = [] } = await this.client.send(new ReceiveMessageCommand(input), { abortSignal });
    return Messages;
  }

  async send(queueUrl: string, body: unknown, more: Partial<SendMessageCommandInput> = {}): Promise<void> {
    await this.client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body), ...more }));
  }

  async delete(queueUrl: string, { ReceiptHandle }: Message): Promise<void> {
    await this.client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  }
}

/** The body of a message, parsed. */
export function bodyOf<T>({ Body }: Message): T {
  return JSON.parse(Body!) as T;
}

/** Does something until it succeeds, with a second in between. */
export async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await pause(1000);
    }
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
