import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { failEntries } from '../../src/chaos';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { openClinic, type Clinic } from './clinic';

let clinic: Clinic;

beforeEach(() => void (clinic = openClinic()));
afterEach(() => clinic.close());

describe('failed-send-ignored', () => {
  const sendBatch = (queue: QueueView, ...bodies: readonly string[]) =>
    clinic.client.send(
      new SendMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody })),
      }),
    );

  async function sendToAdaAndBob(): Promise<QueueView> {
    const mails = clinic.sqs.createQueue('mails');
    clinic.sqs.chaos.once(failEntries({ message: 'to bob' }));
    const { Failed } = await sendBatch(mails, 'to ada', 'to bob');
    expect(Failed).toMatchObject([{ Id: '1', SenderFault: false }]);
    return mails;
  }

  it('is an entry that failed and is not sent again', async () => {
    await sendToAdaAndBob();

    expect(clinic.sqs.doctor().findings).toMatchObject([{ misuse: 'failed-send-ignored', queue: 'mails', times: 1, example: 'to bob' }]);
  });

  it('is none where it is sent again', async () => {
    await sendBatch(await sendToAdaAndBob(), 'to bob');

    expect(clinic.found()).toEqual([]);
  });

  it('is none where it goes to another queue, for what could not be sent', async () => {
    await sendToAdaAndBob();
    await clinic.send(clinic.sqs.createQueue('not-sent'), 'to bob');

    expect(clinic.found()).toEqual([]);
  });

  it('is none for what SQS refuses, as it would again: a program may well report that', async () => {
    const { Failed } = await sendBatch(clinic.sqs.createQueue('mails'), 'to ada', 'to \u0000');
    expect(Failed).toMatchObject([{ Id: '1', SenderFault: true }]);

    expect(clinic.found()).toEqual([]);
  });
});

describe('nearly-too-long', () => {
  it('is a message that is almost as long as the queue takes', async () => {
    const letters = clinic.sqs.createQueue('letters', { MaximumMessageSize: 10_000 });
    await clinic.send(letters, 'a'.repeat(9500));

    expect(clinic.found()).toEqual(['nearly-too-long letters']);
  });

  it('counts attributes, and is none where there is room', async () => {
    const letters = clinic.sqs.createQueue('letters', { MaximumMessageSize: 10_000 });
    const stamp = { MessageAttributes: { stamp: { DataType: 'String', StringValue: 'b'.repeat(4500) } } };
    await clinic.send(letters, 'a'.repeat(5000));
    expect(clinic.found()).toEqual([]);

    await clinic.send(letters, 'a'.repeat(5000), stamp);
    expect(clinic.found()).toEqual(['nearly-too-long letters']);
  });
});

describe('The doctor', () => {
  it('has nothing to say of what a test does itself', async () => {
    const orders = clinic.sqs.createQueue('orders', { VisibilityTimeout: 30 });
    for (let times = 0; times < 20; times++) orders.send('order 42');
    await clinic.wait(100);

    expect(clinic.sqs.doctor().toText()).toBe('');
  });
});
