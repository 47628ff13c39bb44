import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

type World = ReturnType<typeof world>;

const ARN = 'arn:aws:sqs:us-east-1:000000000000';
const DEAD = `${ARN}:dead`;

const sources = (count: number): string[] => Array.from({ length: count }, (_, index) => `${ARN}:q${index}`);

async function set({ client }: World, QueueUrl: string, name: string, value: string): Promise<unknown> {
  return client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { [name]: value } }));
}

async function shown({ client }: World, QueueUrl: string, name: 'RedrivePolicy' | 'RedriveAllowPolicy') {
  return (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }))).Attributes?.[name];
}

/** `orders`, and queues it might name as its dead-letter queue. */
async function withDeadLetterQueues() {
  const sqs = world();
  const dead = await sqs.createQueue('dead');
  await sqs.createQueue('dead.fifo', { FifoQueue: 'true' });
  return { sqs, dead, orders: await sqs.createQueue('orders') };
}

describe('RedrivePolicy', () => {
  it.each([
    ['a number', `{"deadLetterTargetArn":"${DEAD}","maxReceiveCount":42}`],
    ['text', `{ "maxReceiveCount": "42", "deadLetterTargetArn": "${DEAD}" }`],
  ])('is stored with maxReceiveCount as a number, also when it came as %s', async (_form, policy) => {
    const { sqs, orders } = await withDeadLetterQueues();

    await set(sqs, orders, 'RedrivePolicy', policy);

    expect(await shown(sqs, orders, 'RedrivePolicy')).toBe(`{"deadLetterTargetArn":"${DEAD}","maxReceiveCount":42}`);
  });

  it('goes away for empty text', async () => {
    const { sqs, orders } = await withDeadLetterQueues();
    await set(sqs, orders, 'RedrivePolicy', JSON.stringify({ deadLetterTargetArn: DEAD, maxReceiveCount: 1 }));

    await set(sqs, orders, 'RedrivePolicy', '');
    await set(sqs, orders, 'RedrivePolicy', '');

    expect(await shown(sqs, orders, 'RedrivePolicy')).toBeUndefined();
  });

  it.each<[object, string]>([
    [{}, 'Redrive policy does not contain mandatory attribute: maxReceiveCount.'],
    [{ deadLetterTargetArn: DEAD }, 'Redrive policy does not contain mandatory attribute: maxReceiveCount.'],
    [{ maxReceiveCount: 1 }, 'Redrive policy does not contain mandatory attribute: deadLetterTargetArn.'],
    [
      { deadLetterTargetArn: DEAD, maxReceiveCount: 1, more: 1 },
      'Only following attributes are supported: [maxReceiveCount, deadLetterTargetArn].',
    ],
    ...[0, 1001, 1.5, 'many', '', '1.0', null].map((count): [object, string] => [
      { deadLetterTargetArn: DEAD, maxReceiveCount: count },
      `Invalid value for maxReceiveCount: ${count}, valid values are from 1 to 1000 both inclusive.`,
    ]),
    [{ deadLetterTargetArn: 'dummy', maxReceiveCount: 1 }, 'Dead-letter target ARN should be fully qualified ARN.'],
    [{ deadLetterTargetArn: 7, maxReceiveCount: 1 }, 'Dead-letter target ARN should be fully qualified ARN.'],
    [
      { deadLetterTargetArn: DEAD.replace('sqs', 'sns'), maxReceiveCount: 1 },
      'Only SQS queues are valid resources for deadLetterTargetArn.',
    ],
    [
      { deadLetterTargetArn: DEAD.replace('000000000000', '123456789012'), maxReceiveCount: 1 },
      'Dead-letter target owner should be same as the source.',
    ],
    [{ deadLetterTargetArn: `${ARN}:missing`, maxReceiveCount: 1 }, 'Dead letter target does not exist.'],
    [{ deadLetterTargetArn: DEAD.replace('us-east-1', 'eu-west-1'), maxReceiveCount: 1 }, 'Dead letter target does not exist.'],
    [{ deadLetterTargetArn: `${DEAD}.fifo`, maxReceiveCount: 1 }, 'Dead-letter queue must be same type of queue as the source..'],
  ])('%j is refused', async (policy, reason) => {
    const { sqs, orders } = await withDeadLetterQueues();
    const text = JSON.stringify(policy);
    const refused = {
      name: 'InvalidParameterValue',
      status: 400,
      message: `Value ${text} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    };

    expect(await refusal(set(sqs, orders, 'RedrivePolicy', text))).toEqual(refused);
    expect(await refusal(sqs.createQueue('others', { RedrivePolicy: text }))).toEqual(refused);
  });

  it.each(['no json', '[]', '"text"', 'null'])('%s is refused, as it is no JSON map', async (text) => {
    const { sqs, orders } = await withDeadLetterQueues();

    expect(await refusal(set(sqs, orders, 'RedrivePolicy', text))).toEqual({
      name: 'InvalidParameterValue',
      status: 400,
      message: 'Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid JSON map.',
    });
  });

  it('is the same policy in another writing, when a queue is created again', async () => {
    const { sqs } = await withDeadLetterQueues();
    const url = await sqs.createQueue('others', { RedrivePolicy: `{"deadLetterTargetArn":"${DEAD}","maxReceiveCount":"3"}` });

    expect(await sqs.createQueue('others', { RedrivePolicy: `{ "maxReceiveCount": 3, "deadLetterTargetArn": "${DEAD}" }` })).toBe(url);
  });
});

describe('RedriveAllowPolicy', () => {
  const CANNOT = "Amazon SQS can't create the redrive allow policy";

  it.each([
    ['{"redrivePermission":"allowAll"}', true],
    ['{"redrivePermission":"denyAll"}', 'InvalidParameterValue'],
    [`{"redrivePermission":"byQueue","sourceQueueArns":["${ARN}:orders"]}`, true],
    [JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [...sources(9), `${ARN}:orders`] }), true],
    [`{"redrivePermission":"byQueue","sourceQueueArns":["${ARN}:others"]}`, 'InvalidParameterValue'],
  ])('%s lets "orders" name the queue: %p', async (policy, allowed) => {
    const { sqs, dead, orders } = await withDeadLetterQueues();
    await set(sqs, dead, 'RedriveAllowPolicy', policy);

    const naming = set(sqs, orders, 'RedrivePolicy', JSON.stringify({ deadLetterTargetArn: DEAD, maxReceiveCount: 1 }));

    expect(
      await naming.then(
        () => true,
        (error: Error) => error.name,
      ),
    ).toBe(allowed);
    expect(await shown(sqs, dead, 'RedriveAllowPolicy')).toBe(policy);
  });

  it.each([
    [
      { redrivePermission: 'byQueue' },
      `${CANNOT}. When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.`,
    ],
    [
      { redrivePermission: 'byQueue', sourceQueueArns: sources(11) },
      `${CANNOT}. The maximum number of source queue ARNs you can specify is 10.`,
    ],
    [
      { redrivePermission: 'denyAll', sourceQueueArns: [`${ARN}:orders`] },
      `${CANNOT}. To specify one or more source queue ARNs, you must set redrivePermission to byQueue.`,
    ],
  ])('%j is refused', async (policy, reason) => {
    const { sqs, dead } = await withDeadLetterQueues();
    const text = JSON.stringify(policy);

    expect(await refusal(set(sqs, dead, 'RedriveAllowPolicy', text))).toEqual({
      name: 'InvalidParameterValue',
      status: 400,
      message: `Value ${text} for parameter RedriveAllowPolicy is invalid. Reason: ${reason}`,
    });
  });

  it.each([
    'no json',
    '{}',
    '{"redrivePermission":"some"}',
    '{"redrivePermission":"allowAll","more":1}',
    '{"redrivePermission":"byQueue","sourceQueueArns":"x"}',
  ])('%s has no supported format', async (text) => {
    const { sqs, dead } = await withDeadLetterQueues();

    expect(await refusal(set(sqs, dead, 'RedriveAllowPolicy', text))).toEqual({
      name: 'InvalidParameterValue',
      status: 400,
      message: `Invalid value for the parameter RedriveAllowPolicy. Reason: ${CANNOT}, as it’s in an unsupported format.`,
    });
  });
});
