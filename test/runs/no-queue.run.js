const { CreateQueueCommand, DeleteQueueCommand, GetQueueUrlCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { afterAll, beforeAll, expect, it } = require('@jest/globals');

const client = new SQSClient();
const find = (QueueName) => client.send(new GetQueueUrlCommand({ QueueName }));
// As an application does when it starts.
beforeAll(() => expect(find('shipments')).rejects.toThrow('does not exist'));
afterAll(() => client.destroy());

it('a queue is looked for and then created, where there is no queue yet', async () => {
  await expect(find('receipts')).rejects.toThrow('does not exist');
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'receipts' }));
  await find('receipts');
  await expect(find('payments')).rejects.toThrow('does not exist');
  await client.send(new DeleteQueueCommand({ QueueUrl }));
});

it('a queue is looked for twice where there is no queue at all', async () => {
  await expect(find('invoices')).rejects.toThrow('does not exist');
  await expect(find('invoices')).rejects.toThrow('does not exist');
});
