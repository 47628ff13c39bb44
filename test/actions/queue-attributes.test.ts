import { GetQueueAttributesCommand, SendMessageCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

type World = ReturnType<typeof world>;

const ARN = 'arn:aws:sqs:us-east-1:000000000000';
const policyOf = (statements: number): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: Array.from({ length: statements }, () => ({ Effect: 'Allow' })) });

async function attributes({ client }: World, QueueUrl: string, ...AttributeNames: string[]) {
  return (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: AttributeNames as never }))).Attributes;
}

async function set({ client }: World, QueueUrl: string, Attributes: Record<string, string>): Promise<unknown> {
  return client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
}

describe('GetQueueAttributes', () => {
  it('shows all attributes of a new standard queue', async () => {
    const sqs = world();
    await sqs.clock.advanceTo(new Date('2030-01-01T00:00:00.999Z'));

    expect(await attributes(sqs, await sqs.createQueue('orders'), 'All')).toEqual({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesDelayed: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      CreatedTimestamp: '1893456000',
      DelaySeconds: '0',
      LastModifiedTimestamp: '1893456000',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      QueueArn: `${ARN}:orders`,
      ReceiveMessageWaitTimeSeconds: '0',
      SqsManagedSseEnabled: 'true',
      VisibilityTimeout: '30',
    });
  });

  it('shows four more of a new FIFO queue', async () => {
    const sqs = world();

    expect(await attributes(sqs, await sqs.createQueue('orders.fifo', { FifoQueue: 'true' }), 'All')).toMatchObject({
      FifoQueue: 'true',
      ContentBasedDeduplication: 'false',
      DeduplicationScope: 'queue',
      FifoThroughputLimit: 'perQueue',
    });
  });

  it('shows nothing when nothing was asked for', async () => {
    const sqs = world();

    expect(await attributes(sqs, await sqs.createQueue('orders'))).toBeUndefined();
  });

  it('leaves out what is not set, or not of its type', async () => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders');

    expect(await attributes(sqs, QueueUrl, 'Policy', 'DelaySeconds')).toEqual({ DelaySeconds: '0' });
    expect(await attributes(sqs, QueueUrl, 'Policy', 'KmsMasterKeyId')).toBeUndefined();
  });

  it.each(['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit'])(
    'does not know %s of a standard queue',
    async (name) => {
      const sqs = world();

      expect(await refusal(attributes(sqs, await sqs.createQueue('orders'), name))).toEqual({
        name: 'InvalidAttributeName',
        status: 400,
        message: `Unknown Attribute ${name}.`,
      });
    },
  );

  it.each(['Foobar', '__proto__', 'constructor', 'all'])('refuses the unknown name %s, even beside All', async (name) => {
    const sqs = world();

    expect(await refusal(attributes(sqs, await sqs.createQueue('orders'), 'All', name))).toEqual({
      name: 'InvalidAttributeName',
      status: 400,
      message: `Unknown Attribute ${name}.`,
    });
  });

  it('counts messages', async () => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders');
    await sqs.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));
    await sqs.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 43', DelaySeconds: 5 }));

    expect(await attributes(sqs, QueueUrl, 'All')).toMatchObject({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    });
  });
});

describe('SetQueueAttributes', () => {
  it('changes what is named and keeps the rest, and says when', async () => {
    const sqs = world();
    await sqs.clock.advanceTo(new Date('2030-01-01T00:00:00Z'));
    const QueueUrl = await sqs.createQueue('orders', { DelaySeconds: '5' });
    await sqs.clock.advance('90s');

    await set(sqs, QueueUrl, { VisibilityTimeout: '69' });

    expect(await attributes(sqs, QueueUrl, 'All')).toMatchObject({
      DelaySeconds: '5',
      VisibilityTimeout: '69',
      CreatedTimestamp: '1893456000',
      LastModifiedTimestamp: '1893456090',
    });
  });

  it.each([
    ['DelaySeconds', '0', '900'],
    ['VisibilityTimeout', '0', '43200'],
    ['ReceiveMessageWaitTimeSeconds', '0', '20'],
    ['MessageRetentionPeriod', '60', '1209600'],
    ['MaximumMessageSize', '1024', '1048576'],
    ['KmsDataKeyReusePeriodSeconds', '60', '86400'],
  ])('takes %s from %s to %s and nothing else', async (name, least, greatest) => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders', { KmsMasterKeyId: 'alias/key' });

    for (const value of [least, greatest]) {
      await set(sqs, QueueUrl, { [name]: value });
      expect(await attributes(sqs, QueueUrl, name)).toEqual({ [name]: value });
    }
    const refused = { name: 'InvalidAttributeValue', status: 400, message: `Invalid value for the parameter ${name}.` };
    for (const value of [String(Number(least) - 1), String(Number(greatest) + 1), '', ' 60', '60.0', '+60', '6e3', 'many', '0x400']) {
      expect(await refusal(set(sqs, QueueUrl, { [name]: value }))).toEqual(refused);
    }
  });

  it('changes all or nothing', async () => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders');

    await refusal(set(sqs, QueueUrl, { DelaySeconds: '5', VisibilityTimeout: 'long' }));

    expect(await attributes(sqs, QueueUrl, 'DelaySeconds')).toEqual({ DelaySeconds: '0' });
  });

  it.each(['QueueArn', 'CreatedTimestamp', 'LastModifiedTimestamp', 'ApproximateNumberOfMessages', 'Foobar', 'All', '__proto'])(
    'refuses %s',
    async (name) => {
      const sqs = world();
      const refused = { name: 'InvalidAttributeName', status: 400, message: `Unknown Attribute ${name}.` };

      expect(await refusal(set(sqs, await sqs.createQueue('orders'), { [name]: '1' }))).toEqual(refused);
      expect(await refusal(sqs.createQueue('others', { [name]: '1' }))).toEqual(refused);
    },
  );

  it.each([
    ['FifoQueue', 'true', 'Unknown Attribute FifoQueue.'],
    ['FifoQueue', 'false', 'Unknown Attribute FifoQueue.'],
    ['ContentBasedDeduplication', 'true', 'Unknown Attribute ContentBasedDeduplication.'],
    ['DeduplicationScope', 'queue', 'You can specify the DeduplicationScope only when FifoQueue is set to true.'],
    ['FifoThroughputLimit', 'perQueue', 'You can specify the FifoThroughputLimit only when FifoQueue is set to true.'],
  ])('refuses %s=%s on a standard queue', async (name, value, message) => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders');

    expect(await refusal(set(sqs, QueueUrl, { [name]: value }))).toEqual({ name: 'InvalidAttributeName', status: 400, message });
  });

  it('takes FifoQueue=true on a FIFO queue, which it is, but does not make it a standard queue', async () => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders.fifo', { FifoQueue: 'true' });

    await set(sqs, QueueUrl, { FifoQueue: 'true' });

    expect(await refusal(set(sqs, QueueUrl, { FifoQueue: 'false' }))).toEqual({
      name: 'InvalidAttributeValue',
      status: 400,
      message: 'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
    });
  });

  it('limits throughput per group only where it deduplicates per group', async () => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders.fifo', { FifoQueue: 'true' });

    expect(await refusal(set(sqs, QueueUrl, { FifoThroughputLimit: 'perMessageGroupId' }))).toEqual({
      name: 'InvalidParameterValue',
      status: 400,
      message: 'The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup',
    });
    await set(sqs, QueueUrl, { FifoThroughputLimit: 'perMessageGroupId', DeduplicationScope: 'messageGroup' });
    expect(await refusal(set(sqs, QueueUrl, { DeduplicationScope: 'queue' }))).toMatchObject({ name: 'InvalidParameterValue' });
    expect(await refusal(set(sqs, QueueUrl, { DeduplicationScope: 'MessageGroup' }))).toMatchObject({ name: 'InvalidAttributeValue' });
  });

  it('encrypts with a KMS key instead of its own, and with none when the key is taken away', async () => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders');
    const names = ['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled'];

    await set(sqs, QueueUrl, { KmsMasterKeyId: 'testKeyId' });
    expect(await attributes(sqs, QueueUrl, ...names)).toEqual({
      KmsMasterKeyId: 'testKeyId',
      KmsDataKeyReusePeriodSeconds: '300',
      SqsManagedSseEnabled: 'false',
    });

    await set(sqs, QueueUrl, { KmsMasterKeyId: '', KmsDataKeyReusePeriodSeconds: '300' });
    expect(await attributes(sqs, QueueUrl, ...names)).toEqual({ SqsManagedSseEnabled: 'false' });

    await set(sqs, QueueUrl, { SqsManagedSseEnabled: 'true' });
    expect(await attributes(sqs, QueueUrl, ...names)).toEqual({ SqsManagedSseEnabled: 'true' });
  });

  it('takes a KMS key when its own encryption was asked for earlier', async () => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders', { SqsManagedSseEnabled: 'true' });

    await set(sqs, QueueUrl, { KmsMasterKeyId: 'testKeyId' });

    expect(await attributes(sqs, QueueUrl, 'SqsManagedSseEnabled')).toEqual({ SqsManagedSseEnabled: 'false' });
  });

  it('encrypts in one way at a time', async () => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders');

    expect(await refusal(set(sqs, QueueUrl, { KmsMasterKeyId: 'testKeyId', SqsManagedSseEnabled: 'true' }))).toEqual({
      name: 'InvalidAttributeName',
      status: 400,
      message: 'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    });
  });

  it('keeps a Policy as it was written, and takes it away for empty text', async () => {
    const sqs = world();
    const QueueUrl = await sqs.createQueue('orders');
    const policy = `  ${policyOf(20)}`;

    await set(sqs, QueueUrl, { Policy: policy });
    expect(await attributes(sqs, QueueUrl, 'Policy')).toEqual({ Policy: policy });

    await set(sqs, QueueUrl, { Policy: '' });
    await set(sqs, QueueUrl, { Policy: '' });
    expect(await attributes(sqs, QueueUrl, 'Policy')).toBeUndefined();
  });

  it.each(['{', '[]', '{}', '{"Version":"2012-10-17"}', '{"Version":"2020-01-01","Statement":[]}', policyOf(1).padEnd(8193)])(
    'refuses the Policy %.50s',
    async (policy) => {
      const sqs = world();

      expect(await refusal(set(sqs, await sqs.createQueue('orders'), { Policy: policy }))).toEqual({
        name: 'InvalidAttributeValue',
        status: 400,
        message: 'Invalid value for the parameter Policy.',
      });
    },
  );

  it('refuses a Policy of more than 20 statements', async () => {
    const sqs = world();

    expect(await refusal(set(sqs, await sqs.createQueue('orders'), { Policy: policyOf(21) }))).toEqual({
      name: 'OverLimit',
      status: 403,
      message: '21 statements were found in the submitted policy, max allowed is 20',
    });
  });

  it('refuses to change nothing', async () => {
    const sqs = world();

    expect(await refusal(set(sqs, await sqs.createQueue('orders'), {}))).toEqual({
      name: 'MissingParameter',
      status: 400,
      message: 'The request must contain the parameter Attribute.Name.',
    });
  });

  it("has the world's maximum for MaximumMessageSize", async () => {
    const sqs = world({ maximumMessageSize: 262_144 });
    const QueueUrl = await sqs.createQueue('orders');

    expect(await attributes(sqs, QueueUrl, 'MaximumMessageSize')).toEqual({ MaximumMessageSize: '262144' });
    expect(await refusal(set(sqs, QueueUrl, { MaximumMessageSize: '262145' }))).toMatchObject({ name: 'InvalidAttributeValue' });
  });
});
