import { readTemplate } from '../../src/config/read-template';
import { createSqs } from '../../src/world/sqs';
import { file, mistakesIn, owner, sample, tagsOf, templateOf } from './template-of';

afterAll(() => delete process.env['MSW_SQS_TEST_NAME']);

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
      'elasticmq.conf:1:1: include classpath("application.conf") is left out: those are ElasticMQ\'s own defaults.',
      "elasticmq.conf:1:1: node-address, rest-sqs: settings of ElasticMQ's server, which have no meaning here.",
      'elasticmq.conf:29:5: copyTo is left out: SQS has no such thing.',
    ]);
  });

  it.each<[string, string, Record<string, object>]>([
    [
      'objects that take after others',
      'base { delay = 3 s, tags { team = shop } }\nqueues { orders = ${base} { tags { name = orders } }, mail = ${queues.orders} { delay = 4 s } }',
      {
        orders: { DelaySeconds: 3, tags: { team: 'shop', name: 'orders' } },
        mail: { DelaySeconds: 4, tags: { team: 'shop', name: 'orders' } },
      },
    ],
    [
      'substitutions within texts',
      'stage = dev\nseconds = 7\nqueues { orders { delay = ${seconds} seconds, tags { stage = ${stage}"-"${seconds} } } }',
      { orders: { DelaySeconds: 7, tags: { stage: 'dev-7' } } },
    ],
    [
      'the environment, where it has something to say',
      'queues { orders { delay = 3 s, delay = ${?MSW_SQS_NOT_SET}, tags { name = none, name = ${?MSW_SQS_TEST_NAME} } } }',
      { orders: { DelaySeconds: 3, tags: { name: 'from-environment' } } },
    ],
    [
      'what was said before',
      'name = a\nname = ${name}b\nlist = [1]\nlist += 2\nqueues { orders { tags { name = ${name} } } }',
      { orders: { tags: { name: 'ab' } } },
    ],
    [
      'other files, wherever those are included',
      'include "more.conf"\nqueues { include "only/queues", orders.delay = 2 s }\nseconds = 9',
      { mail: { DelaySeconds: 9 }, orders: { VisibilityTimeout: 5, DelaySeconds: 2 }, bills: { DelaySeconds: 6 } },
    ],
    ['settings of the server that only that knows', 'node-address.host = ${HOST_OF_SERVER}\nqueues { orders {} }', { orders: {} }],
  ])('reads HOCON: %s', (_, content, queues) => {
    file('more.conf', 'queues { mail { delay = ${seconds} s } }');
    file('only/queues.conf', 'orders { defaultVisibilityTimeout = 5 s }\ninclude required(file("bills.conf"))');
    file('only/bills.conf', 'bills.delay = 6 s');
    process.env['MSW_SQS_TEST_NAME'] = 'from-environment';

    expect(templateOf('elasticmq.conf', content).queues).toEqual(queues);
  });

  it.each([
    ['include "none.conf"\nqueues {}', ':1:1: include "none.conf" is left out: there is no file '],
    [
      'include url("http://localhost/queues.conf")\nqueues {}',
      ':1:1: include url("http://localhost/queues.conf") is left out: only files are read.',
    ],
    ['queues { a { moveTo = b } }', ':1:14: moveTo is left out: SQS has no such thing.'],
    [
      'aws { accountId = 1111111 }\nqueues { a { created = 1, lastModified = 2 } }',
      ':1:19: aws.accountId is 1111111, but accounts have 12 digits: ARNs and URLs have 000000000000.',
    ],
    [
      'queues { a { contentBasedDeduplication = true } }',
      ':1:14: contentBasedDeduplication is left out: in SQS, FIFO queues alone have it.',
    ],
    [
      'aws { region = eu-west-1 }\nqueues {}',
      ":1:16: aws.region is eu-west-1, but queues are made in us-east-1: say --region eu-west-1, or region: 'eu-west-1' for createSqs.",
    ],
  ])('is told where it leaves something out: %j', (content, note) => {
    expect(templateOf('elasticmq.conf', content).omissions).toEqual([expect.stringContaining(`elasticmq.conf${note}`)]);
  });

  it.each([
    ['2000 ms', 2],
    ['2000', 2],
    ['"3 s"', 3],
    ['1 minute', 60],
    ['1.1 minutes', 66],
    ['4000000 micros', 4],
  ])('has lengths of time: %s', (written, seconds) => {
    expect(templateOf('elasticmq.conf', `queues { orders { delay = ${written} } }`).queues).toEqual({ orders: { DelaySeconds: seconds } });
  });

  it('has whole seconds, and says so where the file has others', () => {
    const { queues, omissions } = templateOf(
      'elasticmq.conf',
      'queues { orders { defaultVisibilityTimeout = 200 millis, delay = 10 millis } }',
    );

    expect(queues).toEqual({ orders: { VisibilityTimeout: 1, DelaySeconds: 0 } });
    expect(omissions).toEqual([
      expect.stringContaining('1:46: defaultVisibilityTimeout is 1 s instead of 200 millis: SQS has whole seconds.'),
      expect.stringContaining('delay is 0 s instead of 10 millis: SQS has whole seconds.'),
    ]);
  });

  it.each([
    ['queues { orders { delay = soon } }', '1:27: delay must be a length of time, such as 5 seconds, but is "soon".'],
    ['queues { orders { delay = 20 minutes } }', '1:27: DelaySeconds must be a number of seconds, 0 to 900, but is 1200.'],
    [
      'queues {\n  orders { defaultVisiblityTimeout = 3 s }\n}',
      '2:12: ElasticMQ has no setting "defaultVisiblityTimeout" of queues. Did you mean defaultVisibilityTimeout?',
    ],
    ['queues { orders { deadLettersQueue { name = dlq } } }', '1:19: deadLettersQueue needs maxReceiveCount, 1 to 1,000.'],
    ['queues {\n  orders {\n', '2:10: this { is never closed.'],
    ['queues {\n  orders\n}', '2:9: this is not HOCON: orders must have = or { behind it, but is the end of the line.'],
    [
      'queues { orders { delay = ${delay} } }',
      '1:27: what ${delay} stands for is neither in the file nor in the environment, or is itself: write the value, or ${?delay}',
    ],
    [
      'queues { ledger { fifo = true, deadLettersQueue { name = dead, maxReceiveCount = 3 } }, dead {} }',
      '1:58: the dead-letter queue of a FIFO queue must be a FIFO queue in SQS: write fifo = true for "dead".',
    ],
    ['include required(file("none.conf"))', '1:1: include required(file("none.conf")) cannot be read: there is no file '],
    ['include none', '1:1: include must name a file, as in include "queues.conf", but is include none.'],
    ['include "elasticmq.conf"', '1:1: elasticmq.conf includes itself: elasticmq.conf → elasticmq.conf.'],
    [
      'a = ${b}, b = ${a}\nqueues { orders { delay = ${a} } }',
      '1:15: what ${a} stands for is neither in the file nor in the environment, or is itself',
    ],
    [
      'queues { orders { tags = [1] { a = 1 } } }',
      '1:26: here stand a list, an object or a text side by side, of which no value can be made.',
    ],
    ['rest-sqs { enabled = true }', '1:1: there must be queues by name, as in queues { orders { delay = 5 seconds } }.'],
  ])('is refused with line and column: %j', (content, message) => {
    expect(mistakesIn('elasticmq.conf', content)).toContain(`elasticmq.conf:${message}`);
  });
});
