import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs } from '../../src/world/sqs';

/** The id of the first message, after so many other calls. */
async function firstMessageId(callsBefore: number): Promise<string | undefined> {
  const sqs = createSqs({ seed: 1, queues: { orders: {} } });
  sqs.listen();
  const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  for (let call = 0; call < callsBefore; call++) await client.send(new ListQueuesCommand({}));
  const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl: sqs.queue('orders').url, MessageBody: 'order 42' }));
  sqs.close();
  client.destroy();
  return MessageId;
}

it('the ids of messages follow from the seed, however many other calls there were', async () => {
  expect(await firstMessageId(3)).toBe(await firstMessageId(0));
});
