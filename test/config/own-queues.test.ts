import { dirname } from 'node:path';
import { createSqs } from '../../src/world/sqs';
import { file, mistakesIn, owner, sample, tagsOf, templateOf } from './template-of';

describe('A file of queues by name', () => {
  it('is YAML, with anchors and whatever else that has', async () => {
    const sqs = createSqs({ ...owner, template: sample('queues.yml') });

    expect(sqs.queue('orders').attributes).toMatchObject({ VisibilityTimeout: '30', ReceiveMessageWaitTimeSeconds: '20' });
    expect(await tagsOf(sqs, 'orders')).toEqual({ team: 'checkout', release: '1.10', 'cost-center': '007' });
    expect(sqs.queue('returns').attributes).toMatchObject({
      VisibilityTimeout: '90',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: sqs.queue('orders-dlq').arn, maxReceiveCount: 3 }),
    });
    expect(sqs.queue('orders-dlq').attributes).toMatchObject({ MessageRetentionPeriod: '1209600' });
    expect(sqs.queue('audit.fifo').attributes).toMatchObject({ ContentBasedDeduplication: 'true', RedriveAllowPolicy: expect.any(String) });
    expect(sqs.queue('mail').messages).toEqual([]);
  });

  it('is JSON, in which a queue may come before the dead-letter queue that its policy names', async () => {
    const sqs = createSqs({ ...owner, template: sample('queues.json') });

    expect(sqs.queue('orders').attributes['RedrivePolicy']).toBe(
      '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:orders-dlq","maxReceiveCount":3}',
    );
    expect(await tagsOf(sqs, 'audit.fifo')).toEqual({ team: 'audit' });
  });

  it('has them by name, or under "queues"', () => {
    const queues = { orders: { VisibilityTimeout: 30 }, 'audit.fifo': { tags: { team: 'audit' } } };
    const read = (content: object) => templateOf('queues.json', JSON.stringify(content)).queues;

    expect(read(queues)).toEqual(queues);
    expect(read({ queues })).toEqual(queues);
    expect(read({ queues: { VisibilityTimeout: 30 } })).toEqual({ queues: { VisibilityTimeout: 30 } });
  });

  it('goes with queues of the options, whose attributes come last', () => {
    const sqs = createSqs({ ...owner, template: sample('queues.yml'), queues: { orders: { VisibilityTimeout: 5 }, more: {} } });

    expect(sqs.queue('orders').attributes).toMatchObject({ VisibilityTimeout: '5', ReceiveMessageWaitTimeSeconds: '20' });
    expect(sqs.queue('more').messages).toEqual([]);
  });

  it('is there again after clear(), and in sqs.run(), which may name another', async () => {
    const sqs = createSqs({ ...owner, template: sample('queues.yml') });
    sqs.queue('mail').send('order 42');
    const other = file('other.yml', 'letters:');

    sqs.clear();

    expect(sqs.queue('mail').messages).toEqual([]);
    await sqs.run((inner) => expect(inner.queue('mail').messages).toEqual([]));
    await sqs.run({ template: other }, (inner) => {
      expect(inner.queue('letters').messages).toEqual([]);
      expect(() => inner.queue('mail')).toThrow('There is no queue "mail".');
    });
    await sqs.run({ queues: { letters: {} } }, (inner) => {
      expect(() => inner.queue('mail')).toThrow('There is no queue "mail".');
    });
  });

  it.each([
    [
      'queues.yml',
      'orders:\n  VisibilityTimeout: abc',
      'queues.yml:2:22: VisibilityTimeout must be a number of seconds, 0 to 43,200, but is "abc".',
    ],
    [
      'queues.yml',
      'orders:\n  VisibilityTimeout: 43201',
      'queues.yml:2:22: VisibilityTimeout must be a number of seconds, 0 to 43,200, but is 43201.',
    ],
    [
      'queues.yml',
      'orders:\n  visibilityTimeout: 30',
      'queues.yml:2:3: there is no attribute "visibilityTimeout". Did you mean VisibilityTimeout?',
    ],
    ['queues.yml', 'orders:\n  fifo: true', 'queues.yml:2:3: there is no attribute "fifo". Did you mean FifoQueue?'],
    ['a.fifo.yml', 'a.fifo:\n  FifoQueue: maybe', 'a.fifo.yml:2:14: FifoQueue must be true or false, but is "maybe".'],
    [
      'queues.yml',
      'a.fifo:\n  DeduplicationScope: messageGroups',
      "queues.yml:2:23: DeduplicationScope must be 'queue' or 'messageGroup', but is \"messageGroups\". Did you mean messageGroup?",
    ],
    ['queues.yml', 'orders:\n  tags: { a: [1] }', 'queues.yml:2:14: tag a must be text, but is a list.'],
    [
      'queues.yml',
      'orders:\n  RedrivePolicy: { maxReceiveCount: 3 }',
      'queues.yml:2:18: RedrivePolicy needs deadLetterTargetArn, the ARN of a queue.',
    ],
    [
      'queues.yml',
      'orders: 30',
      'queues.yml:1:9: queue "orders" must be an object of attributes, as in { "orders": { "VisibilityTimeout": 30 } }, but is 30.',
    ],
    [
      'queues.yml',
      '- orders',
      'queues.yml:1:1: queues must be an object by name, such as { "orders": { "VisibilityTimeout": 30 } }, but this is a list.',
    ],
    [
      'queues.yml',
      '',
      'queues.yml:1: queues must be an object by name, such as { "orders": { "VisibilityTimeout": 30 } }, but this is empty.',
    ],
    ['queues.yml', 'orders:\n  a: 1\n a: 2', 'queues.yml:3:1: this is not YAML: '],
    ['queues.yml', 'orders: {}\norders: {}', 'queues.yml:2:1: this is not YAML: Map keys must be unique.'],
    ['queues.json', '{\n  "orders": {},\n}', 'queues.json:3:1: this is not JSON: '],
    ['queues.json', '{ "orders": ', 'queues.json:1:1'],
    [
      'serverless.ts',
      'export default {}',
      'serverless.ts is a program, which is not run here. What it comes to is read: npx serverless print',
    ],
    ['main.tf', 'resource "aws_sqs_queue" "a" {}', 'main.tf is of Terraform, which is not read. Write its queues into a file of their own'],
  ])('is refused with line and column: %s %j', (name, content, message) => {
    expect(mistakesIn(name, content)).toContain(message);
  });

  it('tells all that is wrong at once', () => {
    expect(mistakesIn('queues.yml', 'a:\n  DelaySeconds: 901\nb:\n  maxReceiveCount: 0')).toBe(
      '2 things are wrong.\n' +
        '  queues.yml:2:17: DelaySeconds must be a number of seconds, 0 to 900, but is 901.\n' +
        '  queues.yml:4:20: maxReceiveCount must be a number of receives, 1 to 1,000, but is 0.',
    );
  });

  it('tells no more than twenty mistakes of a file of another kind', () => {
    const mistakes = mistakesIn(
      'queues.json',
      JSON.stringify(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`q${index}`, index]))),
    );

    expect(mistakes.split('\n')).toHaveLength(22);
    expect(mistakes).toMatch(/^30 things are wrong\.\n[^]*\n {2}… and 10 more\.$/);
  });

  it('is no folder; a file in it is named', () => {
    const path = file('cdk.out/Shop.template.json', '{}');

    expect(() => createSqs({ ...owner, template: dirname(path) })).toThrow(`it is a folder. Did you mean ${path}?`);
  });

  it('is named, with the line, when it is SQS that refuses a queue', () => {
    const template = file('queues.yml', 'orders: {}\norder 42: {}');

    expect(() => createSqs({ ...owner, template })).toThrow(
      `${template}:2:1: Queue "order 42" cannot be created: Can only include alphanumeric characters`,
    );
  });
});
