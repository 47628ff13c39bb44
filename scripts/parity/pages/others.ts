/** What a tool does better than msw-sqs, with where that is known from. */
export interface Strength {
  /** As `Peer.name`. */
  readonly name: string;
  readonly says: string;
  readonly see: string;
}

/** Looked up in the documentation of each, of the versions that were played. */
export const STRENGTHS: readonly Strength[] = [
  {
    name: 'localstack',
    says: 'Many AWS services that work together: SNS and EventBridge into queues, queues into Lambda. Testcontainers, Terraform, CDK and SAM have modules and wrappers for it. It answers all 23 actions.',
    see: 'https://docs.localstack.cloud/aws/services/sqs/',
  },
  {
    name: 'elasticmq',
    says: 'Runs embedded in tests on the JVM. Keeps queues and messages in an SQL database; has a native image, JMX metrics and a web page. It answers all 23 actions.',
    see: 'https://github.com/softwaremill/elasticmq#readme',
  },
  {
    name: 'local-aws-sqs',
    says: 'The smallest to install ([sizes](performance.md)), and nothing to learn: one function starts it. It can make a new queue wait for its first second (`emulateLazyQueues`). It answers all 23 actions.',
    see: 'https://www.npmjs.com/package/local-aws-sqs',
  },
  {
    name: 'fauxqs',
    says: 'SNS with filter policies and fan-out to queues, S3, STS. SQLite persistence for all of them. Its spy waits for messages of SQS, SNS and S3 alike.',
    see: 'https://github.com/kibertoad/fauxqs#readme',
  },
  {
    name: 'ministack',
    says: 'Over 60 AWS services on one port, separate for each account and, for most, each region; Terraform and CDK work with it. SNS, EventBridge, Pipes and Lambda mappings reach its queues. Keeps its state on disk (`PERSIST_STATE=1`).',
    see: 'https://github.com/ministackorg/ministack#readme',
  },
  {
    name: 'moto',
    says: 'Over 150 AWS services, in the process of a Python test (`mock_aws`) or as a server, with policies of IAM that can be enforced. Requests can be recorded and replayed.',
    see: 'https://docs.getmoto.org/en/latest/',
  },
];

/** A tool that the catalogue was not played on, and why. */
export interface NotMeasured {
  readonly title: string;
  readonly see: string;
  readonly why: string;
}

export const NOT_MEASURED: readonly NotMeasured[] = [
  {
    title: 'floci',
    see: 'https://github.com/floci-io/floci',
    why: 'comes as a container image only; the machine these figures are from has no access to image registries. Start it, and `npx msw-sqs parity --against http://127.0.0.1:4566` plays on it.',
  },
  {
    title: 'yulin',
    see: 'https://github.com/KensioSoftware/yulin',
    why: 'is in alpha and not on npm under the name its documentation gives, `@kensio/yulin`.',
  },
  {
    title: 'sqslite 2.1.1',
    see: 'https://github.com/lifion/sqslite',
    why: 'speaks the Query protocol only, and the AWS SDK for JavaScript has spoken JSON since 3.446.',
  },
  {
    title: 'goaws 0.4.5',
    see: 'https://github.com/Admiral-Piett/goaws',
    why: 'the same: the release that Go’s module proxy has is refused by JSON clients. Later ones are images.',
  },
  {
    title: 'kumo 0.33.1',
    see: 'https://github.com/sivchari/kumo',
    why: 'could not be built from its module: the checksums of its dependencies were not to be had.',
  },
  {
    title: 'LocalStack 2026',
    see: 'https://docs.localstack.cloud/',
    why: 'asks for an account and a token; 4.14.0 was the last open release.',
  },
  {
    title: 'aws-sdk-client-mock',
    see: 'https://github.com/m-radzikowski/aws-sdk-client-mock',
    why: 'has no queues: a test gives the answers. There is nothing to play on.',
  },
];
