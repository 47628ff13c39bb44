import { createSqs } from '../../src/world/sqs';
import { templateMappings } from '../../src/lambda/template-mappings';
import { readTemplate } from '../../src/config/read-template';
import { mistakesIn, owner, sample, tagsOf, templateOf } from './template-of';

const ARN = 'arn:aws:sqs:us-east-1:000000000000:';

describe('A template of CloudFormation', () => {
  it('gives its queues, with what references and functions come to', async () => {
    const sqs = createSqs({ ...owner, template: sample('template.yml') });

    expect(sqs.queue('orders-staging').attributes).toMatchObject({
      VisibilityTimeout: '90',
      ReceiveMessageWaitTimeSeconds: '20',
      RedrivePolicy: `{"deadLetterTargetArn":"${ARN}orders-staging-dlq","maxReceiveCount":5}`,
    });
    expect(await tagsOf(sqs, 'orders-staging')).toEqual({ team: 'checkout', stage: 'staging' });
    expect(sqs.queue('orders-staging-dlq').attributes).toMatchObject({
      MessageRetentionPeriod: '86400',
      RedriveAllowPolicy: `{"redrivePermission":"byQueue","sourceQueueArns":["${ARN}orders-staging"]}`,
    });
    expect(sqs.queue('LedgerQueue.fifo').attributes).toMatchObject({
      ContentBasedDeduplication: 'true',
      FifoThroughputLimit: 'perMessageGroupId',
    });
    expect(sqs.queue('MailQueue').messages).toEqual([]);
    expect(() => sqs.queue('AuditQueue')).toThrow('There is no queue "AuditQueue".');
  });

  it('is JSON as well', () => {
    const { queues } = readTemplate(sample('template.json'), owner);

    expect(queues).toEqual({
      'shop-orders': { DelaySeconds: 5, deadLetterQueue: `${ARN}shop-dlq`, maxReceiveCount: 3 },
      'shop-dlq': {},
    });
  });

  it('says which queues functions get, for a test to bring the functions', () => {
    expect(templateMappings(sample('template.yml'))).toEqual([
      {
        queue: 'orders-staging',
        functionName: 'BillFunction',
        options: {
          functionName: 'BillFunction',
          batchSize: 5,
          maximumBatchingWindowInSeconds: 10,
          reportBatchItemFailures: true,
          filters: ['{"body":{"type":["order"]}}'],
          timeout: 15,
          reservedConcurrency: 10,
        },
      },
      {
        queue: 'MailQueue',
        functionName: 'MailFunction',
        options: { functionName: 'MailFunction', batchSize: 1, maximumConcurrency: 2, enabled: false, timeout: 60 },
      },
    ]);
  });

  it('names what it leaves out', () => {
    const { notes } = readTemplate(sample('template.yml'), owner);

    expect(notes).toEqual([
      expect.stringMatching(/template\.yml:\d+:\d+: the function BillFunction is code, .* hand "orders-staging" to it with mapEventSource/),
      expect.stringMatching(/template\.yml:\d+:\d+: the function MailFunction is code/),
    ]);
  });

  it('takes Ref of a queue for its ARN where CloudFormation would refuse it, and says so', () => {
    const { queues, notes } = templateOf(
      'template.yml',
      'Resources:\n  A: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !Ref B, maxReceiveCount: 2 } } }\n  B: { Type: AWS::SQS::Queue }',
    );

    expect(queues['A']).toEqual({ deadLetterQueue: `${ARN}B`, maxReceiveCount: 2 });
    expect(notes).toEqual([expect.stringContaining('which CloudFormation refuses as deadLetterTargetArn: write !GetAtt B.Arn.')]);
  });

  const queue = (properties: string, others = ''): string =>
    `Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      ${properties}\n${others}`;

  it.each([
    [queue('VisibilityTimeout: soon'), ':5:26: VisibilityTimeout must be a number of seconds, 0 to 43,200, but is "soon".'],
    [queue('VisibilityTimout: 30'), ':5:7: there is no attribute "VisibilityTimout". Did you mean VisibilityTimeout?'],
    [queue('Name: orders'), ':5:7: there is no attribute "Name". Did you mean QueueName?'],
    [
      queue('QueueName: !Ref Stge', 'Parameters: { Stage: { Default: x } }'),
      ':5:23: there is no parameter or resource Stge. Did you mean Stage?',
    ],
    [
      queue('QueueName: !Ref Stage', 'Parameters: { Stage: { Type: String } }'),
      ':5:23: parameter Stage has no Default, so that its value is not known here.',
    ],
    [
      queue('QueueName: !ImportValue orders'),
      ':5:31: what Fn::ImportValue comes to is not in this file: write the value itself, or a parameter with a Default.',
    ],
    [queue('KmsMasterKeyId: !GetAtt Orders.Url'), ':5:31: a queue has no attribute "Url". There are: Arn, QueueName, QueueUrl.'],
    [queue('QueueName: orders.fifo'), ':5:18: "orders.fifo" is a name for FIFO queues: add FifoQueue: true.'],
    [
      queue('RedrivePolicy: { deadLetterTargetArn: dlq, maxReceiveCount: 3 }'),
      ':5:45: deadLetterTargetArn must be the ARN of a queue, such as ',
    ],
    [queue('Tags: [{ Name: a }]'), ':5:14: a tag must have Key and Value, but is an object.'],
    [
      queue('QueueName: a', '  B: { Type: AWS::SQS::Queue, Properties: { QueueName: a } }'),
      ':6:3: there is a queue "a" already, at template.yml:2:3.',
    ],
  ])('is refused with line and column: %s', (content, message) => {
    expect(mistakesIn('template.yml', content)).toContain(`template.yml${message}`);
  });
});

describe('serverless.yml', () => {
  const inIreland = { ...owner, region: 'eu-west-1' };

  it('gives the queues of its resources, with what variables of its own are', async () => {
    const sqs = createSqs({ ...inIreland, template: sample('serverless.yml') });

    expect(sqs.queue('shop-dev-orders').attributes).toMatchObject({
      VisibilityTimeout: '60',
      RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:000000000000:shop-dev-orders-dlq","maxReceiveCount":4}',
    });
    expect(await tagsOf(sqs, 'shop-dev-orders-dlq')).toEqual({ region: 'eu-west-1' });
  });

  it('says which queues functions get', () => {
    expect(readTemplate(sample('serverless.yml'), inIreland).mappings).toEqual([
      {
        queue: 'shop-dev-orders',
        functionName: 'bill',
        options: {
          functionName: 'bill',
          batchSize: 5,
          maximumBatchingWindowInSeconds: 10,
          reportBatchItemFailures: true,
          maximumConcurrency: 3,
          filters: [{ body: { type: ['order'] } }],
          timeout: 10,
        },
      },
      { queue: 'shop-mail', functionName: 'mail', options: { functionName: 'mail', timeout: 6 } },
    ]);
  });

  it('names resources of other files, which it does not read', () => {
    expect(readTemplate(sample('serverless.yml'), inIreland).notes[0]).toMatch(
      /: resources of other files are left out: \$\{file\(resources\/tables.yml\)\}$/,
    );
  });

  it('is refused where a variable is not in the file', () => {
    const content =
      'service: a\nprovider: { name: aws }\nresources:\n  Resources:\n    Q: { Type: AWS::SQS::Queue, Properties: { QueueName: "${env:NAME}" } }';

    expect(mistakesIn('serverless.yml', content)).toBe(
      "serverless.yml:5:58: what ${env:NAME} is, is not in this file: give it a default, as in ${env:NAME, 'text'}.",
    );
  });
});
