import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient, type Message } from '@aws-sdk/client-sqs';
import type { Sqs } from '../../src/world/sqs';

export function newClient(): SQSClient {
  return new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
}

/** Handles the messages of a queue until it is stopped. @returns what stops it */
export function consume(queueUrl: string, handle: (message: Message) => void | Promise<void>, maxMessages = 10): () => void {
  const client = newClient();
  const stopped = new AbortController();
  const poll = async (): Promise<void> => {
    const input = {
      QueueUrl: queueUrl,
      WaitTimeSeconds: 20,
      MaxNumberOfMessages: maxMessages,
      MessageSystemAttributeNames: ['ApproximateReceiveCount' as const],
    };
    const { Messages = [] } = await client.send(new ReceiveMessageCommand(input), { abortSignal: stopped.signal });
    for (const message of Messages) {
      await handle(message);
      await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }));
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopped.signal.aborted) await poll().catch(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  };
  void loop();
  return () => stopped.abort();
}

/** Two payments, and what the bank was asked to do. */
export function payments(charge: (id: string, charged: string[]) => void) {
  return async (sqs: Sqs): Promise<void> => {
    const queue = sqs.createQueue('payments', { VisibilityTimeout: 30 });
    const charged: string[] = [];
    for (const id of ['p-1', 'p-2']) queue.send(id);
    const stop = consume(queue.url, ({ Body }) => charge(Body!, charged));
    await sqs.settle();
    stop();
    expect([...charged].sort()).toEqual(['p-1', 'p-2']);
  };
}

/** Charges as often as it is asked to. */
export const careless = payments((id, charged) => void charged.push(id));

/** Charges once. */
export const careful = payments((id, charged) => {
  if (!charged.includes(id)) charged.push(id);
});
