import { ListQueuesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { LambdaError, mapEventSource } from '../../src/lambda';
import { openWorld, recording, sendAll } from './world';

const handler = async (): Promise<void> => {};

/** What a mapping is refused with. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof LambdaError) return `${error.name}: ${error.message}`;
    throw error;
  }
  throw new Error('It was expected to be refused.');
}

describe('An event source mapping', () => {
  it('is refused when the function may take longer than a message stays hidden', () => {
    const orders = openWorld().createQueue('orders', { VisibilityTimeout: 30 });

    expect(refusal(() => mapEventSource(orders, handler, { timeout: 60 }))).toBe(
      'InvalidParameterValueException: Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds',
    );
  });

  it('is refused when the queue is gone', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    sqs.clear();

    expect(refusal(() => mapEventSource(orders, handler))).toBe(
      'InvalidParameterValueException: Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    );
  });

  it('is refused a second time for the same queue and function, and allowed for another of either', () => {
    const sqs = openWorld();
    const [orders, returns] = [sqs.createQueue('orders'), sqs.createQueue('returns')];
    const { uuid } = mapEventSource(orders, handler, { functionName: 'bill' });

    expect(refusal(() => mapEventSource(orders, async () => {}, { functionName: 'bill' }))).toBe(
      `ResourceConflictException: An event source mapping with SQS arn (" ${orders.arn} ") and function (" bill ") already exists. Please update or delete the existing mapping with UUID ${uuid}`,
    );
    expect(() => mapEventSource(returns, handler, { functionName: 'bill' })).not.toThrow();
    expect(() => mapEventSource(orders, handler, { functionName: 'ship' })).not.toThrow();
  });

  it('has the name of its handler, or of its mock function where the test gave it one', () => {
    const orders = openWorld().createQueue('orders');
    const named = (mapped: () => Promise<void>): string => mapEventSource(orders, mapped).functionName;

    expect(named(async function bill() {})).toBe('bill');
    expect(named(jest.fn().mockName('ship'))).toBe('ship');
    expect(named(jest.fn())).toBe('function');
  });

  it('may be made again when it was deleted', () => {
    const orders = openWorld().createQueue('orders');
    mapEventSource(orders, handler).delete();

    expect(() => mapEventSource(orders, handler)).not.toThrow();
  });

  it.each([
    [{ batchSize: 11 }, 'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10'],
    [{ batchSize: 0 }, "at 'batchSize' failed to satisfy constraint: Member must have value greater than or equal to 1"],
    [
      { batchSize: 10_001, maximumBatchingWindowInSeconds: 1 },
      "Value '10001' at 'batchSize' failed to satisfy constraint: Member must have value less than or equal to 10000",
    ],
    [{ maximumBatchingWindowInSeconds: 301 }, 'Member must have value less than or equal to 300'],
    [{ maximumConcurrency: 1 }, 'Member must have value greater than or equal to 2'],
    [{ maximumConcurrency: 1001 }, 'Member must have value less than or equal to 1000'],
    [{ timeout: 901 }, 'Member must have value less than or equal to 900'],
    [{ timeout: 0 }, 'Member must have value greater than or equal to 1'],
    [{ filters: [{ body: { type: 'order' } }] }, 'Invalid filter pattern definition.'],
    [{ filters: [{ body: { type: [] } }] }, 'Invalid filter pattern definition.'],
    [{ filters: ['not JSON'] }, 'Invalid filter pattern definition.'],
    [{ filters: [{ Pattern: '{}' }] }, 'Invalid filter pattern definition.'],
  ])('is refused with %j', (options, text) => {
    const orders = openWorld().createQueue('orders');

    expect(refusal(() => mapEventSource(orders, handler, options))).toContain(text);
  });

  it('has neither window nor more than ten messages a batch on a FIFO queue', () => {
    const orders = openWorld().createQueue('orders.fifo', { FifoQueue: true });

    expect(refusal(() => mapEventSource(orders, handler, { maximumBatchingWindowInSeconds: 1 }))).toContain(
      'Batching window is not supported for FIFO queues',
    );
    expect(refusal(() => mapEventSource(orders, handler, { batchSize: 11 }))).toBe(
      'InvalidParameterValueException: Maximum batch size must be between 1 and 10 inclusive',
    );
  });

  it('hands nothing over while it is disabled, and goes on when it is enabled', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler: recorded } = recording();
    const mapping = mapEventSource(orders, recorded, { enabled: false });
    orders.send('order 1');
    await sqs.clock.advance('1h');
    expect(batches).toEqual([]);
    expect(mapping.state).toBe('Disabled');

    mapping.enable();
    await sqs.clock.advance(0);
    expect(batches).toEqual([['order 1']]);

    mapping.disable();
    orders.send('order 2');
    await sqs.clock.advance('1h');
    expect(batches).toHaveLength(1);
  });

  it('that is disabled is named as the reason why its queue is not drained', async () => {
    const sqs = openWorld();
    const [orders, returns] = [sqs.createQueue('orders'), sqs.createQueue('returns')];
    const mapping = mapEventSource(orders, handler, { functionName: 'bill', enabled: false });
    orders.send('order 1');
    const reason = 'The event source mapping of "orders" to "bill" is disabled: nobody receives its messages. Write\n  mapping.enable()';

    await expect(sqs.settle()).rejects.toThrow(reason);
    await expect(expect(orders).toEventuallyBeDrained()).rejects.toThrow(reason);

    mapping.enable();
    await sqs.settle();
    mapping.delete();
    orders.send('order 2');
    await expect(sqs.settle()).rejects.toThrow('Nobody receives from "orders"');
    orders.purge();
    returns.send('return 1');
    await expect(sqs.settle()).rejects.toThrow('Nobody receives from "returns"');
  });

  it('that is disabled is named where a poll waits in vain for what its function would send', async () => {
    const sqs = openWorld({ hangAfter: 1 });
    sqs.listen();
    const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } });
    const [orders, bills] = [sqs.createQueue('orders'), sqs.createQueue('bills')];
    mapEventSource(orders, handler, { functionName: 'bill', enabled: false });
    orders.send('order 1');

    const poll = client.send(new ReceiveMessageCommand({ QueueUrl: bills.url, WaitTimeSeconds: 20 }));

    await expect(poll).rejects.toThrow('The event source mapping of "orders" to "bill" is disabled');
    sqs.close();
    client.destroy();
  });

  it('works on as it was changed', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler: recorded } = recording();
    const mapping = mapEventSource(orders, recorded);

    mapping.update({ batchSize: 1 });
    sendAll(orders, 2);
    await sqs.settle();

    expect(batches).toEqual([['order 1'], ['order 2']]);
    expect(refusal(() => mapping.update({ batchSize: 100 }))).toContain('Maximum batch window');
    expect(() => mapping.update({ batchSise: 3 } as object)).toThrow('Did you mean batchSize');
  });

  it.each([
    [{ FunctionResponseTypes: ['ReportBatchItemFailures'] }, '{ reportBatchItemFailures: '],
    [{ functionResponseTypes: ['ReportBatchItemFailures'] }, '{ reportBatchItemFailures: '],
    [{ ScalingConfig: { MaximumConcurrency: 2 } }, '{ maximumConcurrency: '],
    [{ FilterCriteria: { Filters: [] } }, '{ filters: '],
    [{ BatchSize: 5 }, '{ batchSize: '],
  ])('that is given %j is told how that is written here', (options, written) => {
    const orders = openWorld().createQueue('orders');
    const mapping = mapEventSource(orders, handler);

    expect(() => mapEventSource(orders, async () => {}, options as object)).toThrow(`as in mapEventSource(queue, handler, ${written}`);
    expect(() => mapping.update(options as object)).toThrow(`as in mapping.update(${written}`);
  });

  it('cannot be changed, nor deleted again, when it was deleted', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler: recorded } = recording();
    const mapping = mapEventSource(orders, recorded);
    mapping.delete();
    orders.send('order 1');
    await sqs.clock.advance('1h');

    expect(batches).toEqual([]);
    expect(refusal(() => mapping.update({ batchSize: 1 }))).toBe('ResourceNotFoundException: The resource you requested does not exist.');
    expect(refusal(() => mapping.delete())).toBe('ResourceNotFoundException: The resource you requested does not exist.');
  });

  it('goes on with the queue of its ARN when that was deleted and created again', async () => {
    const sqs = openWorld();
    sqs.listen();
    const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } });
    const { QueueUrls } = await client.send(new ListQueuesCommand({}));
    expect(QueueUrls ?? []).toEqual([]);
    sqs.close();
    client.destroy();
    const orders = sqs.createQueue('orders');
    const { batches, handler: recorded } = recording();
    mapEventSource(orders, recorded);
    sqs.reset();

    orders.send('order 1');
    await sqs.settle();

    expect(batches).toEqual([['order 1']]);
  });

  it('forgets what is under way when its world is emptied', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    let finish = (): void => {};
    mapEventSource(orders, () => new Promise<void>((resolve) => (finish = resolve)));
    orders.send('order 1');
    await sqs.clock.advance(0);

    sqs.reset();
    finish();
    await sqs.clock.advance('1h');

    expect(sqs.journal.events).toEqual([]);
  });

  it('asks for a longer visibility timeout where window and time-out are longer than that of the queue', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
    mapEventSource(orders, () => Promise.reject(new Error('no')), { maximumBatchingWindowInSeconds: 60, timeout: 20 });
    orders.send('order 1');

    await sqs.clock.advance('109s');
    expect(orders).toHaveMessageInFlight('order 1');
    await sqs.clock.advance('1s');
    expect(sqs.commandCalls('ReceiveMessage').map(({ input }) => input['VisibilityTimeout'])).toEqual([110, 110]);
  });
});
