import { DeleteMessageBatchCommand, ReceiveMessageCommand, type Message } from '@aws-sdk/client-sqs';
import type { QueueView } from '../../src/index';
import { openClinic, type Clinic } from './clinic';

let clinic: Clinic;

beforeEach(() => void (clinic = openClinic()));
afterEach(() => clinic.close());

describe('endless-heartbeat', () => {
  async function takeJob(): Promise<{ jobs: QueueView; job: Message }> {
    const jobs = clinic.sqs.createQueue('jobs', { VisibilityTimeout: 30 });
    jobs.send('job 1');
    return { jobs, job: await clinic.receiveOne(jobs) };
  }

  async function beat(jobs: QueueView, job: Message, times: number): Promise<void> {
    for (let beats = 0; beats < times; beats++) {
      await clinic.wait(20);
      await clinic.hide(jobs, job, 30);
    }
  }

  it('is a visibility timeout that is extended over and over', async () => {
    const { jobs, job } = await takeJob();
    await beat(jobs, job, 12);

    expect(clinic.found()).toEqual(['endless-heartbeat jobs']);
  });

  it('is a heart-beat that goes on after the delete', async () => {
    const { jobs, job } = await takeJob();
    await clinic.delete(jobs, job);
    for (let beats = 0; beats < 3; beats++) {
      await clinic.wait(20);
      await clinic.hide(jobs, job, 30).catch(() => {});
    }

    expect(clinic.found()).toEqual(['endless-heartbeat jobs']);
  });

  it('is none for long work that is done in the end, nor for a beat that crosses the delete', async () => {
    const { jobs, job } = await takeJob();
    await beat(jobs, job, 30);
    await clinic.delete(jobs, job);
    await clinic.hide(jobs, job, 30).catch(() => {});

    expect(clinic.found()).toEqual([]);
  });

  it('is none for work that fails at last, and whose message is left to come again', async () => {
    const { jobs, job } = await takeJob();
    await beat(jobs, job, 12);
    await clinic.wait(30);
    await clinic.delete(jobs, await clinic.receiveOne(jobs));

    expect(clinic.found()).toEqual([]);
  });
});

describe('visibility-zero-loop', () => {
  async function giveBack(pause: number): Promise<void> {
    const jobs = clinic.sqs.createQueue('jobs', { VisibilityTimeout: 30, deadLetterQueue: 'jobs-dlq', maxReceiveCount: 10 });
    jobs.send('job 1');
    for (let times = 0; times < 4; times++) {
      await clinic.hide(jobs, await clinic.receiveOne(jobs), 0);
      await clinic.wait(pause);
    }
  }

  it('is a message that is made visible and received again at once', async () => {
    await giveBack(0);

    expect(clinic.found()).toEqual(['visibility-zero-loop jobs']);
  });

  it('is one that ends in the dead-letter queue, too', async () => {
    const jobs = clinic.sqs.createQueue('jobs', { deadLetterQueue: 'jobs-dlq', maxReceiveCount: 3 });
    jobs.send('job 1');
    for (let times = 0; times < 3; times++) await clinic.hide(jobs, await clinic.receiveOne(jobs), 0);
    await clinic.receive(jobs);

    expect(clinic.found()).toEqual(['visibility-zero-loop jobs']);
  });

  it('is none where nobody receives it at once', async () => {
    await giveBack(60);

    expect(clinic.found()).toEqual([]);
  });

  it('is none where a consumer gives back what it does not get to, and the next one handles it', async () => {
    const jobs = clinic.sqs.createQueue('jobs', { VisibilityTimeout: 30 });
    for (const body of ['job 1', 'job 2', 'job 3', 'job 4']) jobs.send(body);
    for (const job of await clinic.receive(jobs, { MaxNumberOfMessages: 10 })) await clinic.hide(jobs, job, 0);
    for (const job of await clinic.receive(jobs, { MaxNumberOfMessages: 10 })) await clinic.delete(jobs, job);

    expect(clinic.found()).toEqual([]);
  });
});

describe('never-acknowledged', () => {
  function twoMails(): QueueView {
    const mails = clinic.sqs.createQueue('mails', { VisibilityTimeout: 30 });
    for (const to of ['ada', 'bob']) mails.send({ to });
    return mails;
  }

  async function receiveInVain(mails: QueueView, times: number): Promise<void> {
    for (let receives = 0; receives < times; receives++) {
      await clinic.receive(mails, { MaxNumberOfMessages: 10 });
      await clinic.wait(31);
    }
  }

  it('is a consumer that deletes nothing', async () => {
    const mails = twoMails();
    await receiveInVain(mails, 5);

    expect(clinic.found()).toEqual(['never-acknowledged mails']);
  });

  it('is none where one message fails, or all do for a while', async () => {
    const mails = twoMails();
    await receiveInVain(mails, 2);
    for (const mail of await clinic.receive(mails, { MaxNumberOfMessages: 10 })) await clinic.delete(mails, mail);

    expect(clinic.found()).toEqual([]);
  });

  it('is not concluded when the beginning is no longer known', async () => {
    clinic.close();
    clinic = openClinic({ journalEvents: 4 });
    const mails = twoMails();
    await receiveInVain(mails, 3);

    const { findings, gaps } = clinic.sqs.doctor();

    expect(findings).toEqual([]);
    expect(gaps).toEqual([expect.stringMatching(/^\d+ older events .* nothing can be said about .*never-acknowledged/)]);
  });
});

describe('unread-attributes', () => {
  const tenant = { MessageAttributes: { tenant: { DataType: 'String', StringValue: 'acme' } } };

  async function handleOne(body: string, names?: string[]): Promise<void> {
    const orders = clinic.sqs.createQueue('orders');
    await clinic.send(orders, body, tenant);
    const [message] = await clinic.receive(orders, { MessageAttributeNames: names });
    await clinic.delete(orders, message!);
  }

  it.each([[undefined], [['Tenant']]])('are attributes that no receive names: %j', async (names) => {
    await handleOne('order 42', names);

    expect(clinic.found()).toEqual(['unread-attributes orders']);
  });

  it.each([[['All']], [['tenant']], [['ten.*']]])('are none that a receive names: %j', async (names) => {
    await handleOne('order 42', names);

    expect(clinic.found()).toEqual([]);
  });

  it('are none that say what the body says', async () => {
    await handleOne('{"tenant":"acme"}');

    expect(clinic.found()).toEqual([]);
  });

  it('are none of messages that nobody has handled yet', async () => {
    const orders = clinic.sqs.createQueue('orders');
    await clinic.send(orders, 'order 42', tenant);

    expect(clinic.found()).toEqual([]);
  });
});

describe('failed-delete-ignored', () => {
  const batch = (url: string, handles: readonly string[]) =>
    clinic.client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: url,
        Entries: handles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );

  it('is an entry that failed and is not tried again', async () => {
    const [orders, returns] = [clinic.sqs.createQueue('orders'), clinic.sqs.createQueue('returns')];
    orders.send('order 42');
    returns.send('order 41');
    const [order, other] = [await clinic.receiveOne(orders), await clinic.receiveOne(returns)];
    const { Failed } = await batch(orders.url, [order.ReceiptHandle!, other.ReceiptHandle!]);
    expect(Failed).toHaveLength(1);

    expect(clinic.found()).toEqual(['failed-delete-ignored orders']);
  });

  it('is none where it is tried again', async () => {
    const orders = clinic.sqs.createQueue('orders');
    orders.send('order 42');
    const order = await clinic.receiveOne(orders);
    await batch(orders.url, ['mistaken']);
    await clinic.delete(orders, order);

    expect(clinic.found()).toEqual([]);
  });
});

describe('receive-cut-short', () => {
  async function giveUp(times: number): Promise<void> {
    const orders = clinic.sqs.createQueue('orders');
    for (let polls = 0; polls < times; polls++) {
      const hangUp = new AbortController();
      const receive = new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds: 20 });
      const poll = clinic.client.send(receive, { abortSignal: hangUp.signal });
      await clinic.wait(5);
      hangUp.abort();
      await expect(poll).rejects.toMatchObject({ name: 'AbortError' });
    }
    await clinic.wait(1);
  }

  it('is a long poll that is given up and made again, over and over', async () => {
    await giveUp(3);

    expect(clinic.found()).toEqual(['receive-cut-short orders']);
  });

  it('is none where several consumers are stopped at once', async () => {
    const orders = clinic.sqs.createQueue('orders');
    const stop = new AbortController();
    const receive = new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds: 20 });
    const polls = [1, 2, 3, 4].map(() => clinic.client.send(receive, { abortSignal: stop.signal }));
    await clinic.wait(5);
    stop.abort();
    await Promise.allSettled(polls);

    expect(clinic.found()).toEqual([]);
  });

  it('is none where a consumer is stopped', async () => {
    await giveUp(1);

    expect(clinic.found()).toEqual([]);
  });
});
