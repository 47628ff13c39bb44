import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { explore, type ExploreError, type FaultName } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { newClient } from './shop';

/** Sends an order, and two more in one call, receives them, and deletes the first: whatever happens to any of that is too much for it. */
async function brittle(sqs: Sqs): Promise<void> {
  const QueueUrl = sqs.createQueue('orders', { VisibilityTimeout: 30, DelaySeconds: 5 }).url;
  const client = newClient();
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"order":1}' }));
  const Entries = [2, 3].map((order) => ({ Id: `${order}`, MessageBody: `{"order":${order}}` }));
  const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  expect(Failed).toEqual([]);
  const receivable = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20, MaxNumberOfMessages: 10 });
  const { Messages = [] } = await client.send(receivable);
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0]!.ReceiptHandle }));
  expect(sqs.clock.now() - sqs.journal.events[0]!.atMs).toBeLessThan(6000);
  expect(sqs.queue('orders').messages.map(({ state, body }) => [state, body])).toEqual([
    ['inFlight', '{"order":2}'],
    ['inFlight', '{"order":3}'],
  ]);
}

it.each<[FaultName, string]>([
  ['duplicateDelivery', 'SQS delivered {"order":3} once more while a consumer had it.'],
  ['duplicateAfterDelete', 'SQS delivered {"order":1} once more after it was deleted.'],
  ['lostDelete', 'SQS answered that {"order":1} was deleted, which it was not.'],
  ['lostDelivery', 'SQS handed out {"order":1} and 2 more to nobody: the receive counted, its answer was empty.'],
  ['longerDelay', 'SQS made {"order":1} visible later than asked.'],
  ['failEntries', 'SQS did all of a SendMessageBatch but entry 1 of 2, {"order":2}, and said so in `Failed`.'],
  ['refused', 'SQS refused SendMessage of {"order":1} (throttled, for good).'],
  ['slowConsumer', 'ended while that had {"order":1} and 2 more (before its work).'],
])('The first sentence of what %s broke names the message', async (fault, sentence) => {
  const found = await explore(brittle, { faults: [fault], seconds: 1000, conserve: false }).catch((error: ExploreError) => error);

  expect(found).toHaveProperty('message', expect.stringContaining(sentence));
});

it('The report tells the line that made the call, and the name of the error that the run failed with', async () => {
  const found = await explore(brittle, { faults: ['refused'], seconds: 1000, conserve: false }).catch((error: ExploreError) => error);

  expect(found).toHaveProperty(
    'message',
    expect.stringMatching(/\n {4}Called at test\/explore\/stories\.test\.ts:10:\d+\.\n\n {2}RequestThrottled: Rate exceeded\n/),
  );
});

it.each([
  ['a text', 'no tea', 'Thrown was the text "no tea".'],
  ['nothing', undefined, 'Thrown was undefined.'],
])('The report of a run that threw %s tells so', async (_, thrown: unknown, told) => {
  const throwing = async (sqs: Sqs): Promise<void> => {
    const QueueUrl = sqs.createQueue('orders').url;
    const send = newClient().send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
    await send.catch(async () => Promise.reject(thrown as Error));
  };

  await expect(explore(throwing, { faults: ['refused'] })).rejects.toThrow(told);
});
