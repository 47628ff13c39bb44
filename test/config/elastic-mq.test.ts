import { readTemplate } from '../../src/config/read-template';
import { createSqs } from '../../src/world/sqs';
import { mistakesIn, owner, sample, tagsOf, templateOf } from './template-of';

describe('elasticmq.conf', () => {
  it('gives its queues as ElasticMQ would', async () => {
    const sqs = createSqs({ ...owner, template: sample('elasticmq.conf') });

    expect(sqs.queue('orders').attributes).toMatchObject({
      VisibilityTimeout: '30',
      DelaySeconds: '5',
      RedrivePolicy: `{"deadLetterTargetArn":"${sqs.queue('orders-dead-letters').arn}","maxReceiveCount":3}`,
    });
    expect(await tagsOf(sqs, 'orders')).toEqual({ team: 'checkout', 'cost.center': '7' });
    expect(sqs.queue('ledger.fifo').attributes).toMatchObject({
      ContentBasedDeduplication: 'true',
      RedrivePolicy: `{"deadLetterTargetArn":"${sqs.queue('ledger-dead-letters.fifo').arn}","maxReceiveCount":2}`,
    });
    expect(sqs.queue('mail-urgent').attributes).toMatchObject({ DelaySeconds: '120' });
    expect(sqs.queue('mail').attributes).toMatchObject({ VisibilityTimeout: '10' });
  });

  it('names what has no meaning for SQS', () => {
    const { notes } = readTemplate(sample('elasticmq.conf'), owner);

    expect(notes.map((note) => note.replace(/^.*elasticmq/, 'elasticmq'))).toEqual([
      'elasticmq.conf:1:1: include classpath("application.conf") is left out: other files are not read.',
      "elasticmq.conf:1:1: node-address, rest-sqs: settings of ElasticMQ's server, which have no meaning here.",
      'elasticmq.conf:29:5: copyTo is left out: SQS has no such thing.',
    ]);
  });

  it.each([
    ['1500 ms', undefined],
    ['2000 ms', 2],
    ['2000', 2],
    ['"3 s"', 3],
    ['1 minute', 60],
  ])('has lengths of time: %s', (written, seconds) => {
    const content = `queues { orders { delay = ${written} } }`;

    if (seconds !== undefined) expect(templateOf('elasticmq.conf', content).queues).toEqual({ orders: { DelaySeconds: seconds } });
    else
      expect(mistakesIn('elasticmq.conf', content)).toBe(
        'elasticmq.conf:1:27: delay must be a length of time in whole seconds, such as 5 seconds, but is "1500 ms".',
      );
  });

  it.each([
    ['queues { orders { delay = 20 minutes } }', '1:27: DelaySeconds must be a number of seconds, 0 to 900, but is 1200.'],
    [
      'queues {\n  orders { defaultVisiblityTimeout = 3 s }\n}',
      '2:12: ElasticMQ has no setting "defaultVisiblityTimeout" of queues. Did you mean defaultVisibilityTimeout?',
    ],
    ['queues { orders { deadLettersQueue { name = dlq } } }', '1:19: deadLettersQueue needs maxReceiveCount, 1 to 1,000.'],
    ['queues {\n  orders {\n', '2:10: this { is never closed.'],
    ['queues {\n  orders\n}', '2:9: this is not HOCON: orders must have = or { behind it, but is the end of the line.'],
    ['queues { orders { delay = ${delay} } }', '1:27: this is not HOCON: what ${…} stands for is not read here: write the value itself'],
    ['rest-sqs { enabled = true }', '1:1: there must be queues by name, as in queues { orders { delay = 5 seconds } }.'],
  ])('is refused with line and column: %j', (content, message) => {
    expect(mistakesIn('elasticmq.conf', content)).toContain(`elasticmq.conf:${message}`);
  });
});
