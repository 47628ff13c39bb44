import { readTemplate } from '../../src/config/read-template';
import { createSqs } from '../../src/world/sqs';
import { mistakesIn, owner, sample, tagsOf, templateOf } from './template-of';

const DLQ = 'arn:aws:sqs:us-east-1:000000000000:orders-dlq-local';

describe('A script that fills LocalStack', () => {
  it('gives the queues that its lines create', async () => {
    const sqs = createSqs({ ...owner, template: sample('create-queues.sh') });

    expect(sqs.queue('orders-local').attributes).toMatchObject({
      VisibilityTimeout: '30',
      RedrivePolicy: `{"deadLetterTargetArn":"${DLQ}","maxReceiveCount":3}`,
    });
    expect(await tagsOf(sqs, 'orders-local')).toEqual({ team: 'checkout', stage: 'local' });
    expect(sqs.queue('ledger.fifo').attributes).toMatchObject({ ContentBasedDeduplication: 'true' });
    expect(sqs.queue('mail').attributes).toMatchObject({ VisibilityTimeout: '120', DelaySeconds: '7' });
    expect(sqs.queue('arn:aws:sqs:eu-west-1:000000000000:returns').messages).toEqual([]);
    for (const name of ['bills', 'refunds'])
      expect(sqs.queue(name).attributes).toMatchObject({
        DelaySeconds: '5',
        RedrivePolicy: `{"deadLetterTargetArn":"${DLQ}","maxReceiveCount":5}`,
      });
    expect(() => sqs.queue('not-a-command')).toThrow('There is no queue "not-a-command"');
  });

  it('names the commands that it passes over', () => {
    const { notes } = readTemplate(sample('create-queues.sh'), owner);

    expect(notes).toEqual([
      expect.stringMatching(/create-queues\.sh:34: "awslocal sns create-topic" is passed over: it creates no queue\.$/),
    ]);
  });

  it('is known by what it says, too', () => {
    expect(templateOf('init', 'awslocal sqs create-queue --queue-name orders').queues).toEqual({ orders: {} });
  });

  it.each([
    [
      '\n\nawslocal sqs create-queue \\\n  --queue-name a \\\n  --attributes VisibilityTimeout=soon',
      '5: VisibilityTimeout must be a number of seconds, 0 to 43,200, but is "soon".',
    ],
    [
      'awslocal sqs create-queue --queue-name a --attributes Visibility=3',
      '1: there is no attribute "Visibility". Did you mean VisibilityTimeout?',
    ],
    ['awslocal sqs create-queue --attributes DelaySeconds=3', '1: create-queue needs --queue-name.'],
    ['awslocal sqs create-queue --queue-name orders.fifo', '1: "orders.fifo" is a name for FIFO queues: add --attributes FifoQueue=true.'],
    [
      'create() {\n  awslocal sqs create-queue --queue-name $1\n}\ncreate "$(hostname)"',
      '2: --queue-name says $1, whose value only a shell knows: write the value itself, or give the variable in the environment.',
    ],
    [
      'awslocal sqs create-queue --queue-name a --attributes \'{ "DelaySeconds": \'',
      '1: --attributes must be JSON or Name=value,…, but is { "DelaySeconds":: ',
    ],
    [
      'awslocal sqs create-queue --queue-name a --attributes DelaySeconds',
      '1: --attributes must be Name=value,… or JSON, but is "DelaySeconds".',
    ],
    [
      'awslocal sqs create-queue --queue-name a --attributes file://none.json',
      '1: --attributes names file://none.json, which cannot be read beside the script.',
    ],
    [
      'awslocal sqs set-queue-attributes --queue-url http://x/0/a --attributes DelaySeconds=1',
      '1: there is no queue "a" yet, whose attributes or tags could be set.',
    ],
  ])('is refused with the line: %j', (content, message) => {
    expect(mistakesIn('init.sh', content)).toContain(`init.sh:${message}`);
  });
});
