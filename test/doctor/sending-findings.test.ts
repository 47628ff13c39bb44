import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { openClinic, type Clinic } from './clinic';

let clinic: Clinic;

beforeEach(() => void (clinic = openClinic()));
afterEach(() => clinic.close());

describe('failed-send-ignored', () => {
  const entries = [
    { Id: 'a', MessageBody: 'good' },
    { Id: 'b', MessageBody: 'bad \u0000' },
  ];

  it('is an entry that failed and is not sent again', async () => {
    const mails = clinic.sqs.createQueue('mails');
    const { Failed } = await clinic.client.send(new SendMessageBatchCommand({ QueueUrl: mails.url, Entries: entries }));
    expect(Failed).toHaveLength(1);

    expect(clinic.sqs.doctor().findings).toMatchObject([
      { misuse: 'failed-send-ignored', queue: 'mails', times: 1, example: 'bad \u0000' },
    ]);
  });

  it('is none where the entry is put right and sent again', async () => {
    const mails = clinic.sqs.createQueue('mails');
    await clinic.client.send(new SendMessageBatchCommand({ QueueUrl: mails.url, Entries: entries }));
    await clinic.client.send(new SendMessageBatchCommand({ QueueUrl: mails.url, Entries: [{ Id: 'b', MessageBody: 'bad' }] }));

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
