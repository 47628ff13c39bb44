import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs } from '../../src';
import { failAction, lostDelivery, lostResponse, outOfOrder, throttle } from '../../src/chaos';
import { shadow } from '../../src/parity';
import { startSqsServer } from '../../src/server';

it('A fault that a test asks for is no difference of the backend', async () => {
  await using server = await startSqsServer({ port: 0 });
  const sqs = createSqs({ queues: { orders: {}, parcels: {} } });
  sqs.listen();
  const shadowing = shadow(sqs, server.endpoint);
  const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const QueueUrl = sqs.queue('orders').url;
  const send = (MessageBody: string, to = QueueUrl) => client.send(new SendMessageCommand({ QueueUrl: to, MessageBody }));
  const receive = () => client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 2 }));

  sqs.chaos.once(throttle(), lostResponse({ action: 'SendMessage' }));
  await send('1');
  await send('2');
  sqs.chaos.once(outOfOrder(), lostDelivery());
  await receive();
  await receive();
  const { Messages = [] } = await receive();
  for (const { ReceiptHandle } of Messages) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  sqs.chaos.once(failAction('SendMessage', 'InternalFailure'));
  await expect(send('3')).rejects.toMatchObject({ name: 'InternalFailure' });
  await send('order 7', sqs.queue('parcels').url);

  await shadowing.verify();
  expect(shadowing.notComparable.map(({ reason }) => reason)).toContain('the fault throttle befell it, which the test asked for');
  expect(shadowing.compared).toBeGreaterThan(0);
  await shadowing.stop();
  client.destroy();
  sqs.close();
});
