import { readTemplate } from '../../src/config/read-template';
import { createSqs } from '../../src/world/sqs';
import { file, mistakesIn, owner, sample, tagsOf, templateOf } from './template-of';

afterAll(() => delete process.env['MSW_SQS_TEST_NAME']);

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

  it('reads the files that it names, with paths into them', () => {
    const { queues } = readTemplate(sample('serverless.yml'), inIreland);

    expect(queues['shop-dev-audit']).toEqual({ VisibilityTimeout: 45 });
  });

  const service = (rest: string): string => `service: shop\nprovider: { name: aws, region: us-east-1 }\n${rest}`;
  const named = (name: string, rest = ''): string =>
    service(`${rest}\nresources:\n  Resources:\n    Q: { Type: AWS::SQS::Queue, Properties: { QueueName: "${name}" } }`);

  it.each([
    ["${opt:name, 'orders'}", '', 'orders'],
    ["${env:MSW_SQS_NOT_SET, 'orders'}-${opt:stage}", '', 'orders-dev'],
    ['${env:MSW_SQS_TEST_NAME}', '', 'from-environment'],
    ['${param:name}', 'params: { default: { name: shared }, dev: { name: for-dev } }', 'for-dev'],
    ['${param:other}', 'params: { default: { other: shared }, dev: { name: for-dev } }', 'shared'],
    ['${self:custom.${opt:stage, self:provider.stage}.name}', 'custom: { dev: { name: nested } }', 'nested'],
    ['${self:custom.names.1}', 'custom: { names: [a, b] }', 'b'],
    ['${self:custom.settings.name}', 'custom: { settings: "${file(settings.yml)}" }', 'from-a-file'],
    ["${file(none.yml):name, 'otherwise'}", '', 'otherwise'],
    ["${ssm:/shop/name, 'known-here'}", '', 'known-here'],
    ['${file(name.txt)}-${self:service}', '', 'from-text-shop'],
    ['${file(settings.yml):own}', '', 'shop-from-a-file'],
  ])('knows the variable %s', (name, rest, expected) => {
    file('settings.yml', 'name: from-a-file\nown: ${self:service}-${file(settings.yml):name}');
    file('name.txt', 'from-text\n');
    process.env['MSW_SQS_TEST_NAME'] = 'from-environment';

    expect(Object.keys(templateOf('serverless.yml', named(name, rest)).queues)).toEqual([expected]);
  });

  it('is no error where what is not known has no part in queues', () => {
    const content = service(
      `functions: { bill: { handler: "\${file(handlers.js):bill}", environment: { KEY: "\${ssm:/key}" } } }
resources:
  Resources:
    Orders: { Type: AWS::SQS::Queue }
    Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: "\${cf:other.TableName}" } }`,
    );

    expect(templateOf('serverless.yml', content).queues).toEqual({ Orders: {} });
  });

  it('takes functions and their events from other files', () => {
    file('functions/bill.yml', 'bill:\n  handler: bill.handler\n  events:\n    - sqs: { arn: !GetAtt Orders.Arn, batchSize: 2 }');
    file('functions/mail.yml', 'handler: mail.handler\nevents:\n  - sqs: !GetAtt Orders.Arn');
    const content = service(
      `functions:
  - \${file(functions/bill.yml)}
  - mail: \${file(functions/mail.yml)}
resources: { Resources: { Orders: { Type: AWS::SQS::Queue } } }`,
    );

    expect(templateOf('serverless.yml', content).mappings).toEqual([
      { queue: 'Orders', functionName: 'bill', options: { functionName: 'bill', batchSize: 2, timeout: 6 } },
      { queue: 'Orders', functionName: 'mail', options: { functionName: 'mail', timeout: 6 } },
    ]);
  });

  it('reads .env where it says so', () => {
    file('.env', "# of the shop\nQUEUE_NAME='from-dotenv' # a name\n");
    const content = named('${env:QUEUE_NAME}', 'useDotenv: true');

    expect(Object.keys(templateOf('serverless.yml', content).queues)).toEqual(['from-dotenv']);
  });

  it.each([
    [
      service('resources: ${file(resources.js)}'),
      'serverless.yml:3:12: resources is left out: ${file(resources.js)} is a program, which is not run here: write what it comes to.',
    ],
    [
      service('functions: { bill: { events: [{ sqs: { arn: "${cf:orders.Arn}" } }] } }'),
      'serverless.yml:3:45: the mapping of a queue to bill is left out: what ${cf:orders.Arn} is, only AWS knows',
    ],
    [
      service('functions: { bill: { events: [{ sqs: { arn: "arn:aws:sqs:us-east-1:000000000000:a", batchSize: "${ssm:/size}" } }] } }'),
      'serverless.yml:3:96: batchSize of the mapping to bill is left out: what ${ssm:/size} is, only AWS knows',
    ],
    [
      service('constructs: { jobs: { type: queue, worker: { handler: a.b } } }'),
      'serverless.yml:3:15: the construct jobs is left out: write its queue as an AWS::SQS::Queue under resources.',
    ],
    [
      'service: shop\nprovider: { name: aws, region: eu-west-1 }',
      'serverless.yml:2:32: the region eu-west-1 of the provider is not that of the queues here, us-east-1: say --region eu-west-1',
    ],
  ])('tells what it leaves out: %s', (content, note) => {
    const { omissions } = templateOf('serverless.yml', content);

    expect(omissions).toEqual([expect.stringContaining(note)]);
  });

  it.each([
    [service('resources:\n  - ${file(none.yml)}'), 'serverless.yml:4:5: ${file(none.yml)} is not known: there is no file none.yml.'],
    [
      service('resources: ${file(round.yml)}'),
      'round.yml:1:12: ${file(round.yml)} leads back to itself: file(round.yml) → file(round.yml).',
    ],
    [service('resources: ${file(broken.yml)}'), 'broken.yml:2:1: this is not YAML: '],
    [service('resources: ${file(wrong.yml)}'), 'wrong.yml:2:45: there is no attribute "Delay". Did you mean DelaySeconds?'],
    [named('${self:custom.a}', 'custom: { a: "${self:custom.b}", b: "${self:custom.a}" }'), '${self:custom.a} leads back to itself: '],
    [named('${self:custom.names}', 'custom: { names: [a] }'), 'serverless.yml:3:18: QueueName must be text, but is a list.'],
    [
      service('functions: { bill: { events: [{ sqs: { arn: "arn:aws:sqs:us-east-1:000000000000:a", batchsize: 3 } }] } }'),
      'serverless.yml:3:85: a mapping of a queue has no setting "batchsize". Did you mean batchSize?',
    ],
  ])('is refused with file and line: %s', (content, message) => {
    file('round.yml', 'Resources: ${file(round.yml)}');
    file('broken.yml', 'Resources:\n\t- a');
    file('wrong.yml', 'Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { Delay: 3 } }');

    expect(mistakesIn('serverless.yml', content)).toContain(message);
  });

  it('is refused where a variable is not in the file', () => {
    const content =
      'service: a\nprovider: { name: aws }\nresources:\n  Resources:\n    Q: { Type: AWS::SQS::Queue, Properties: { QueueName: "${env:NAME}" } }';

    expect(mistakesIn('serverless.yml', content)).toBe(
      "serverless.yml:5:58: what ${env:NAME} is, is not in this file: give it a default, as in ${env:NAME, 'text'}.",
    );
  });
});
