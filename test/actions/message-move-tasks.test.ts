import {
  CancelMessageMoveTaskCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
  type StartMessageMoveTaskCommandInput,
} from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

const ARN = 'arn:aws:sqs:us-east-1:000000000000';
const SourceArn = `${ARN}:dead`;

const invalid = (message: string) => ({ name: 'InvalidParameterValue', status: 400, message });
const notFound = (message: string) => ({ name: 'ResourceNotFoundException', status: 404, message });

/** `orders` and its dead-letter queue `dead`, which holds so many messages of it. */
async function withDeadLetters(count: number) {
  const sqs = world();
  const dead = await sqs.createQueue('dead');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 });
  const orders = await sqs.createQueue('orders', { RedrivePolicy, VisibilityTimeout: '0' });
  for (let index = 0; index < count; index++) {
    await sqs.client.send(new SendMessageCommand({ QueueUrl: orders, MessageBody: `order ${index}` }));
  }
  for (let receives = 0; receives < 2 * count; receives++) await sqs.client.send(new ReceiveMessageCommand({ QueueUrl: orders }));
  const start = (input: Partial<StartMessageMoveTaskCommandInput> = {}) =>
    sqs.client.send(new StartMessageMoveTaskCommand({ SourceArn, ...input }));
  const list = async (MaxResults?: number) => (await sqs.client.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults }))).Results;
  const cancel = (TaskHandle: string | undefined) => sqs.client.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
  return { ...sqs, dead, orders, start, list, cancel };
}

describe('StartMessageMoveTask', () => {
  it('moves messages back to where they came from', async () => {
    const { client, orders, clock, start, list } = await withDeadLetters(2);
    const startedAtMs = clock.now();

    await start();
    await clock.advance(0);

    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders, MaxNumberOfMessages: 10 }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(['order 0', 'order 1']);
    expect(await list()).toEqual([
      {
        Status: 'COMPLETED',
        SourceArn,
        ApproximateNumberOfMessagesMoved: 2,
        ApproximateNumberOfMessagesToMove: 2,
        StartedTimestamp: startedAtMs,
      },
    ]);
  });

  it('answers a handle that holds the id of the task and its source', async () => {
    const { start } = await withDeadLetters(1);

    const { TaskHandle } = await start();

    expect(JSON.parse(atob(TaskHandle!))).toEqual({ taskId: expect.stringMatching(/^[0-9a-f-]{36}$/), sourceArn: SourceArn });
  });

  it('requires a queue that is the dead-letter queue of another', async () => {
    const { start } = await withDeadLetters(0);

    expect(await refusal(start({ SourceArn: `${ARN}:orders` }))).toEqual(
      invalid('Source queue must be configured as a Dead Letter Queue.'),
    );
    expect(await refusal(start({ SourceArn: `${ARN}:missing` }))).toEqual(
      notFound("The resource that you specified for the SourceArn parameter doesn't exist."),
    );
    expect(await refusal(start({ SourceArn: 'dead' }))).toEqual(
      invalid('You must use this format to specify the SourceArn: arn:<partition>:<service>:<region>:<account-id>:<resource-id>'),
    );
    expect(await refusal(start({ SourceArn: '' }))).toEqual({
      name: 'MissingParameter',
      status: 400,
      message: 'The request must contain the parameter SourceArn.',
    });
  });

  it('knows the queues of its own region only', async () => {
    const { clientOf } = await withDeadLetters(0);
    const elsewhere = clientOf('test', 'eu-west-1');

    expect(await refusal(elsewhere.send(new StartMessageMoveTaskCommand({ SourceArn })))).toEqual(
      notFound("The resource that you specified for the SourceArn parameter doesn't exist."),
    );
    expect(await refusal(elsewhere.send(new ListMessageMoveTasksCommand({ SourceArn })))).toEqual(
      notFound("The resource that you specified for the SourceArn parameter doesn't exist."),
    );
  });

  it('requires a destination of the same type, and another queue', async () => {
    const { start, createQueue } = await withDeadLetters(0);
    await createQueue('orders.fifo', { FifoQueue: 'true' });

    expect(await refusal(start({ DestinationArn: `${ARN}:missing` }))).toEqual(
      notFound("The resource that you specified for the DestinationArn parameter doesn't exist."),
    );
    expect(await refusal(start({ DestinationArn: 'orders' }))).toEqual(
      invalid('You must use this format to specify the DestinationArn: arn:<partition>:<service>:<region>:<account-id>:<resource-id>'),
    );
    expect(await refusal(start({ DestinationArn: SourceArn }))).toEqual(
      invalid('Source queue arn and destination queue arn cannot be the same.'),
    );
    expect(await refusal(start({ DestinationArn: `${ARN}:orders.fifo` }))).toMatchObject({ name: 'InvalidParameterValue' });
  });

  it.each([0, 501])('refuses a rate of %p messages per second', async (MaxNumberOfMessagesPerSecond) => {
    const { start } = await withDeadLetters(0);

    expect(await refusal(start({ MaxNumberOfMessagesPerSecond }))).toEqual(
      invalid("Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: You must enter a number that's between 1 and 500."),
    );
  });

  it('runs one task per source at a time', async () => {
    const { start, clock } = await withDeadLetters(2);
    await start({ MaxNumberOfMessagesPerSecond: 1 });

    expect(await refusal(start())).toEqual(
      invalid('There is already a task running. Only one active task is allowed for a source queue arn at a given time.'),
    );
    await clock.advance('5s');
    await expect(start()).resolves.toBeDefined();
  });
});

describe('ListMessageMoveTasks', () => {
  it('shows a running task with its handle and what was asked for', async () => {
    const { start, list } = await withDeadLetters(3);
    const DestinationArn = `${ARN}:orders`;

    const { TaskHandle } = await start({ DestinationArn, MaxNumberOfMessagesPerSecond: 1 });

    expect(await list()).toMatchObject([
      { TaskHandle, Status: 'RUNNING', DestinationArn, MaxNumberOfMessagesPerSecond: 1, ApproximateNumberOfMessagesToMove: 3 },
    ]);
  });

  it('shows the newest task, or as many as asked for, newest first', async () => {
    const { start, list, clock } = await withDeadLetters(0);
    for (const MaxNumberOfMessagesPerSecond of [1, 2, 3]) {
      await start({ MaxNumberOfMessagesPerSecond });
      await clock.advance('1s');
    }

    expect(await list()).toMatchObject([{ MaxNumberOfMessagesPerSecond: 3 }]);
    expect(await list(2)).toMatchObject([{ MaxNumberOfMessagesPerSecond: 3 }, { MaxNumberOfMessagesPerSecond: 2 }]);
  });

  it.each([0, 11])('refuses MaxResults %p', async (MaxResults) => {
    const { list } = await withDeadLetters(0);

    expect(await refusal(list(MaxResults))).toEqual(
      invalid("Value for parameter MaxResults is invalid. Reason: You must enter a number that's between 1 and 10."),
    );
  });
});

describe('CancelMessageMoveTask', () => {
  it('stops a running task and counts what it moved, which stays moved', async () => {
    const { start, list, cancel, clock } = await withDeadLetters(5);
    const { TaskHandle } = await start({ MaxNumberOfMessagesPerSecond: 1 });
    await clock.advance('2s');
    const moved = (await list())?.[0]?.ApproximateNumberOfMessagesMoved;

    expect(await cancel(TaskHandle)).toMatchObject({ ApproximateNumberOfMessagesMoved: moved });

    await clock.advance('10s');
    expect(await list()).toMatchObject([{ Status: 'CANCELLED', ApproximateNumberOfMessagesMoved: moved }]);
    expect(await refusal(cancel(TaskHandle))).toEqual(invalid('Only active tasks can be cancelled.'));
  });

  it('refuses what is no handle, and one of no source or task', async () => {
    const { cancel } = await withDeadLetters(0);
    const handleOf = (sourceArn: string) => btoa(JSON.stringify({ taskId: '10f57157-fc38-4da9-a113-4de7e12d05dd', sourceArn }));

    for (const handle of ['foobared', '!', btoa('{}')]) {
      expect(await refusal(cancel(handle))).toEqual(invalid('Value for parameter TaskHandle is invalid.'));
    }
    expect(await refusal(cancel(handleOf(`${ARN}:missing`)))).toEqual(
      notFound("The resource that you specified for the SourceArn parameter doesn't exist."),
    );
    expect(await refusal(cancel(handleOf(SourceArn)))).toEqual(notFound('Task does not exist.'));
  });
});

describe('ListDeadLetterSourceQueues', () => {
  it('lists the queues whose RedrivePolicy names the queue, page by page', async () => {
    const { client, createQueue, dead, orders } = await withDeadLetters(0);
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 });
    const others = await createQueue('others', { RedrivePolicy });

    const all = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
    const first = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead, MaxResults: 1 }));
    const { NextToken } = first;
    const second = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead, MaxResults: 1, NextToken }));

    expect(all).toMatchObject({ queueUrls: [orders, others] });
    expect([first.queueUrls, second.queueUrls]).toEqual([[orders], [others]]);
    expect(second.NextToken).toBeUndefined();
  });

  it('answers an empty list when there are none', async () => {
    const { client, orders } = await withDeadLetters(0);

    expect(await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: orders }))).toMatchObject({ queueUrls: [] });
  });
});
