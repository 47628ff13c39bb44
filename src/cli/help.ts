import { PARITY_HELP } from './parity-help';
import { serveFlagsInWords } from './serve-flags';
import { UsageError } from './usage-error';

const OVERVIEW = `msw-sqs: Amazon SQS in memory, for tests

  msw-sqs serve [options]     serves SQS by HTTP, to clients in any language
  msw-sqs parity [options]    tells where LocalStack, ElasticMQ or others behave otherwise than the mock
  msw-sqs help COMMAND        says more about it, with examples
  msw-sqs --version

Inside a JavaScript test no server is needed: import { sqs } from 'msw-sqs/jest'.
`;

const serve = (): string => `msw-sqs serve [options]

Serves Amazon SQS from memory: all actions, in the JSON and the Query protocol, standard and FIFO queues.
Prints one line when it is ready. SIGTERM or Ctrl+C stops it; without --data its queues are gone then.

${serveFlagsInWords()}
  --help, --version

The AWS CLI, and every AWS SDK of late, find it by environment variables:

  export AWS_ENDPOINT_URL_SQS=http://127.0.0.1:9324
  export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
  aws sqs create-queue --queue-name orders
  aws sqs send-message --queue-url http://127.0.0.1:9324/000000000000/orders --message-body 'order 42'
  aws sqs receive-message --queue-url http://127.0.0.1:9324/000000000000/orders --wait-time-seconds 20

Python's boto3 reads the second of the two regions. The AWS CLI of version 1 needs --endpoint-url in most regions.
In code the endpoint can be given, too, for example with boto3:

  sqs = boto3.client('sqs', endpoint_url='http://127.0.0.1:9324', region_name='us-east-1',
                     aws_access_key_id='test', aws_secret_access_key='test')

A FILE of queues has SQS' attributes by queue name, a dead-letter queue (made when it is not there), and tags, in YAML or JSON:

  orders:
    VisibilityTimeout: 30
    deadLetterQueue: orders-dlq
    maxReceiveCount: 3
  audit.fifo:
    ContentBasedDeduplication: true
    tags: { team: audit }

It may be a template of CloudFormation or SAM, serverless.yml, elasticmq.conf, or a script that fills LocalStack, too:
their queues are created, and what is left out is said.

At / there is a page, and at /_msw-sqs/ a control plane for programs: queues, messages, time, faults and what happened, as JSON.
/_msw-sqs/openapi.json describes it, /_msw-sqs/health answers 200 when the server is there:

  curl -X POST http://127.0.0.1:9324/_msw-sqs/clock/advance -d '{"by":"31s"}'
`;

const TOPICS: Readonly<Record<string, () => string>> = { serve, parity: () => PARITY_HELP, help: () => OVERVIEW };

/** Prints what can be done, or how one command is used. @throws UsageError for a command that does not exist */
export function help([topic]: readonly string[]): Promise<void> {
  const text = topic === undefined ? OVERVIEW : Object.hasOwn(TOPICS, topic) ? TOPICS[topic]!() : undefined;
  if (text === undefined) throw new UsageError(`There is no command "${topic}" to explain: try msw-sqs help serve.`);
  process.stdout.write(text);
  return Promise.resolve();
}
