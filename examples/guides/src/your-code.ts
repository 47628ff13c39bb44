import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Message, ReceiveMessageCommandInput } from '@aws-sdk/client-sqs';

// A small shop: what is "your code" in the guides.

export const client = new SQSClient({ region: 'us-east-1' });
export const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/orders';

export function placeOrder(orderId: number): Promise<unknown> {
  return client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ orderId }) }));
}

/** Handles what is there, and deletes it, up to the order that fails. */
export async function handleOrders({ failOn }: { failOn: number }): Promise<void> {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { Body, ReceiptHandle } of Messages) {
    const { orderId } = JSON.parse(Body!) as { orderId: number };
    if (orderId === failOn) throw new Error('out of tea');
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
}

/** One receive. */
export async function receiveMessage(input: Partial<ReceiveMessageCommandInput>): Promise<Message | undefined> {
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, ...input }));
  return Messages?.[0];
}

/** Polls until it is stopped: handles messages, and deletes what went well. */
export function consume(queueUrl: string, handle: (message: Message) => unknown): () => void {
  const stopping = new AbortController();
  const work = async (): Promise<void> => {
    const poll = new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 20, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await client.send(poll, { abortSignal: stopping.signal });
    for (const message of Messages) {
      await handle(message);
      await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }));
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) await work().catch(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  };
  void loop();
  return () => stopping.abort();
}

export function startWorker(): { stop(): void } {
  return { stop: consume(QueueUrl, () => {}) };
}
