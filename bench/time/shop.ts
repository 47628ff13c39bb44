import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type QueueAttributeName,
  type SendMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** What scenarios do to SQS, and how time goes by for them. */
export interface Shop {
  /** Lets that many seconds go by. */
  pass(seconds: number): Promise<void>;
  /** Creates a queue of a new name. @returns its URL */
  queue(attributes?: Partial<Record<QueueAttributeName, string>>): Promise<string>;
  /** Creates a queue whose messages go to another after so many receives. @returns both URLs */
  queueWithDeadLetters(attributes: Partial<Record<QueueAttributeName, string>>, maxReceiveCount: number): Promise<[string, string]>;
  send(url: string, body: string, more?: Partial<SendMessageCommandInput>): Promise<void>;
  /** Receives one message, or none within `wait` seconds. */
  receive(url: string, options?: { readonly wait?: number }): Promise<Message | undefined>;
  delete(url: string, message: Message | undefined): Promise<void>;
  setVisibility(url: string, message: Message | undefined, seconds: number): Promise<void>;
  attribute(url: string, name: QueueAttributeName): Promise<string | undefined>;
}

let queues = 0;

/** @param time - `pass`: the clock's way, or the wall's */
export function openShop(client: SQSClient, { pass }: Pick<Shop, 'pass'>): Shop {
  const shop: Shop = {
    pass,
    async queue(attributes = {}) {
      const QueueName = `queue-${process.pid}-${Date.now()}-${queues++}${attributes.FifoQueue === 'true' ? '.fifo' : ''}`;
      const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName, Attributes: attributes }));
      return QueueUrl!;
    },
    async queueWithDeadLetters(attributes, maxReceiveCount) {
      const deadLetters = await shop.queue();
      const deadLetterTargetArn = await shop.attribute(deadLetters, 'QueueArn');
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
      return [await shop.queue({ ...attributes, RedrivePolicy }), deadLetters];
    },
    async send(QueueUrl, MessageBody, more = {}) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
    },
    async receive(QueueUrl, { wait = 0 } = {}) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: wait }));
      return Messages[0];
    },
    async delete(QueueUrl, message) {
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    },
    async setVisibility(QueueUrl, message, seconds) {
      const ReceiptHandle = message?.ReceiptHandle;
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: seconds }));
    },
    async attribute(QueueUrl, name) {
      const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }));
      return Attributes[name];
    },
  };
  return shop;
}
