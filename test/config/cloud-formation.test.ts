import { createSqs } from '../../src/world/sqs';
import { templateMappings } from '../../src/lambda/template-mappings';
import { readTemplate } from '../../src/config/read-template';
import { file, mistakesIn, owner, sample, tagsOf, templateOf } from './template-of';

const ARN = 'arn:aws:sqs:us-east-1:000000000000:';

describe('A template of CloudFormation', () => {
  const queue = (properties: string, others = ''): string =>
    `Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      ${properties}\n${others}`;

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

  it('gives queues the policies that are resources of their own', () => {
    const sqs = createSqs({ ...owner, template: sample('template.yml') });

    expect(JSON.parse(sqs.queue('orders-staging').attributes['Policy']!)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: `${ARN}orders-staging`,
        },
      ],
    });
  });

  it('is what the CDK synthesizes, too', () => {
    const { queues, mappings, notes } = readTemplate(sample('Shop.template.json'), owner);

    expect(queues).toMatchObject({
      OrdersDeadLetters6A17D1B5: { MessageRetentionPeriod: 1_209_600 },
      Orders2C7E9A11: { VisibilityTimeout: 30, deadLetterQueue: `${ARN}OrdersDeadLetters6A17D1B5`, maxReceiveCount: 3 },
      'Ledger5D0F3B42.fifo': { FifoQueue: true, Policy: { Statement: [{ Sid: 'OnlyTls' }] } },
    });
    expect(mappings).toEqual([
      {
        queue: 'Orders2C7E9A11',
        functionName: 'Bill9E8D7C6B',
        options: { functionName: 'Bill9E8D7C6B', batchSize: 10, reportBatchItemFailures: true, timeout: 20 },
      },
    ]);
    expect(notes).toEqual([
      expect.stringContaining('Shop.template.json:13:29: KmsMasterKeyId is left out: what Fn::ImportValue comes to'),
      expect.stringContaining('the function Bill9E8D7C6B is code'),
    ]);
  });

  it('makes queues in loops, and reads what transforms of languages add', () => {
    const { queues } = templateOf(
      'template.yml',
      `Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList, Default: 'bills, mail' } }
Mappings: { Seconds: { bills: { Value: 5 } } }
Resources:
  Fn::ForEach::Queues:
    - Name
    - !Ref Names
    - Queue\${Name}:
        Type: AWS::SQS::Queue
        Properties:
          QueueName: !Sub 'shop-\${Name}'
          DelaySeconds: !FindInMap [Seconds, !Ref Name, Value, { DefaultValue: 9 }]
          Tags: [{ Key: all, Value: !ToJsonString { names: !Length { Ref: Names } } }]`,
    );

    expect(queues).toEqual({
      'shop-bills': { DelaySeconds: 5, tags: { all: '{"names":2}' } },
      'shop-mail': { DelaySeconds: 9, tags: { all: '{"names":2}' } },
    });
  });

  it.each([
    [
      'version = 0.1\n\n[default.global.parameters]\nstack_name = "shop"\n\n[default.deploy.parameters] # of the shop\nparameter_overrides = "Name=\\"orders\\" Seconds=7"\n[prod.deploy.parameters]\nstack_name = "prod"\n',
    ],
    ['[default.deploy.parameters]\nparameter_overrides = [\n  "Name=orders",\n  "Seconds=7",\n]\nstack_name = "shop"'],
    [
      '[default.deploy.parameters]\nstack_name = \'shop\'\nparameter_overrides = "ParameterKey=Name,ParameterValue=orders ParameterKey=Seconds,ParameterValue=7"',
    ],
  ])('takes parameters and the name of the stack from samconfig.toml: %j', (toml) => {
    file('sam/samconfig.toml', toml);
    const { queues, notes } = templateOf(
      'sam/template.yml',
      `Parameters: { Name: { Type: String }, Seconds: { Type: Number, Default: 3 } }
Resources:
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${AWS::StackName}-\${Name}', DelaySeconds: !Ref Seconds } }`,
    );

    expect(queues).toEqual({ 'shop-orders': { DelaySeconds: 7 } });
    expect(notes[0]).toMatch(/template\.yml:1:1: the values of Name, Seconds are those of .*samconfig\.toml\.$/);
  });

  it('gives queues names that have the names of others in them, wherever those stand', () => {
    const { queues } = templateOf(
      'template.yml',
      `Resources:
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${Orders.QueueName}-dlq' } }
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }`,
    );

    expect(queues).toEqual({ 'orders-dlq': {}, orders: {} });
  });

  it.each([
    ['!Ref Live', ''],
    ['!Ref Version', ''],
    ["!Sub '${Bill}:live'", ''],
    ["!Sub '${Bill.Arn}:live'", ''],
    ['arn:aws:lambda:us-east-1:000000000000:function:Bill:live', ''],
    ['!Ref Name', 'Parameters: { Name: { Default: Bill } }'],
  ])('names the function that a mapping means by %s', (functionName, others) => {
    const { mappings } = templateOf(
      'template.yml',
      `Resources:
  Orders: { Type: AWS::SQS::Queue }
  Bill: { Type: AWS::Lambda::Function, Properties: { Timeout: 7 } }
  Version: { Type: AWS::Lambda::Version, Properties: { FunctionName: !GetAtt Bill.Arn } }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Bill, FunctionVersion: !GetAtt Version.Version, Name: live } }
  Mapping: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt Orders.Arn, FunctionName: ${functionName} } }
${others}`,
    );

    expect(mappings).toEqual([{ queue: 'Orders', functionName: 'Bill', options: { functionName: 'Bill', timeout: 7 } }]);
  });

  it('has no mapping whose condition does not hold', () => {
    const { mappings } = templateOf(
      'template.yml',
      `Conditions: { Never: !Equals [a, b] }
Resources:
  Orders: { Type: AWS::SQS::Queue }
  Bill: { Type: AWS::Lambda::Function }
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Condition: Never
    Properties: { EventSourceArn: !GetAtt Orders.Arn, FunctionName: !Ref Bill }`,
    );

    expect(mappings).toEqual([]);
  });

  const sam = (properties: string, others = ''): string =>
    `Resources:
  Orders: { Type: AWS::SQS::Queue }
  Bill:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Come:
          Type: SQS
          Properties:
            ${properties}
${others}`;

  it.each([
    [sam('Queue: !ImportValue orders-arn'), ':10:33: the mapping of a queue to Bill is left out: what Fn::ImportValue comes to'],
    [sam('Queue: orders'), ':7:9: the mapping of a queue to Bill is left out: its source must be the ARN of a queue, but is "orders".'],
    [
      sam('{ Queue: !GetAtt Orders.Arn, BatchSize: !Ref Size }', 'Parameters: { Size: { Type: Number } }'),
      ':10:58: BatchSize of the mapping to Bill is left out: parameter Size has no Default',
    ],
    [sam('{ Queue: !GetAtt Orders.Arn, ProvisionedPollerConfig: { MinimumPollers: 2 } }'), ':10:42: ProvisionedPollerConfig is left out'],
    [
      sam('Queue: !GetAtt Orders.Arn', '        Told: { Type: SNS, Properties: { Topic: x, SqsSubscription: true } }'),
      ':11:9: the queue of SqsSubscription, which SAM makes for Bill, is left out: write it as an AWS::SQS::Queue.',
    ],
    [
      queue('QueueName: a', '  More: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./more.yml } }'),
      ':6:3: the stack More, ./more.yml, is not read: its queues, if it has any, are left out.',
    ],
    [
      queue('KmsMasterKeyId: !Ref Key', 'Parameters: { Key: { Type: String } }'),
      ':5:28: KmsMasterKeyId is left out: parameter Key has no Default',
    ],
    [
      queue('Tags: [{ Key: a, Value: !Ref Owner }]', 'Parameters: { Owner: { Type: String } }'),
      ':5:36: a tag is left out: parameter Owner has no Default',
    ],
    [
      queue(
        'QueueName: a',
        '  P: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!ImportValue url], PolicyDocument: { Statement: [] } } }',
      ),
      ':6:73: policy P is left out: what Fn::ImportValue comes to',
    ],
  ])('tells what it leaves out: %s', (content, note) => {
    const { omissions } = templateOf('template.yml', content);

    expect(omissions.map((omission) => omission.replace(/^.*template/, 'template'))).toEqual([
      expect.stringContaining(`template.yml${note}`),
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
    [queue('QueueName: !GetAtt Orders.Url'), ':5:26: a queue has no attribute "Url". There are: Arn, QueueName, QueueUrl.'],
    [queue('QueueName: orders.fifo'), ':5:18: "orders.fifo" is a name for FIFO queues: add FifoQueue: true.'],
    [
      queue('RedrivePolicy: { deadLetterTargetArn: dlq, maxReceiveCount: 3 }'),
      ':5:45: deadLetterTargetArn must be the ARN of a queue, such as ',
    ],
    [
      queue('DelaySeconds: "{{resolve:ssm:/delay}}"'),
      ':5:21: what {{resolve:ssm:/delay}} comes to, only AWS knows: write the value itself, or a parameter with a Default.',
    ],
    [
      queue('QueueName: !Ref Name', 'Parameters: { Name: { Type: "AWS::SSM::Parameter::Value<String>", Default: /orders/name } }'),
      ":5:23: the value of parameter Name stands in AWS' parameter store: write it as the Default of a parameter of type String.",
    ],
    [
      'Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n    DelaySeconds: 3',
      ':4:5: DelaySeconds has no meaning beside Type: write it under Properties.',
    ],
    ['Resources:\n  Orders: { Type: AWS::SQS::Qeue }', ':2:19: there is no type AWS::SQS::Qeue. Did you mean AWS::SQS::Queue?'],
    [queue('Policy: {}'), ':5:7: the policy of a queue is a resource of its own, of type AWS::SQS::QueuePolicy.'],
    [sam('{ Queue: !GetAtt Orders.Arn, BatchSiz: 3 }'), ':10:42: a mapping of a queue has no setting "BatchSiz". Did you mean BatchSize?'],
    [sam('{ Queue: !GetAtt Orders.Arn, BatchSize: many }'), ':10:53: BatchSize of a mapping must be a whole number, but is "many".'],
    [
      sam('{ Queue: !GetAtt Orders.Arn, FunctionResponseTypes: [BatchFailures] }'),
      ':10:66: a response type of functions must be ReportBatchItemFailures, but is "BatchFailures".',
    ],
    [
      sam('{ Queue: !GetAtt Orders.Arn, FilterCriteria: [{}] }'),
      ':10:58: FilterCriteria must have Filters, a list of objects with Pattern.',
    ],
    [sam('BatchSize: 3'), ':7:9: an event of type SQS needs Queue, the ARN of a queue.'],
    [queue('Tags: [{ Name: a }]'), ':5:14: a tag must have Key and Value, but is an object.'],
    [
      queue('QueueName: a', '  B: { Type: AWS::SQS::Queue, Properties: { QueueName: a } }'),
      ':6:3: there is a queue "a" already, at template.yml:2:3.',
    ],
  ])('is refused with line and column: %s', (content, message) => {
    expect(mistakesIn('template.yml', content)).toContain(`template.yml${message}`);
  });
});
