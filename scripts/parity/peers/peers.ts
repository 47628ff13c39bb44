import { ELASTIC_MQ, LOCAL_STACK } from '../../peer-versions';
import type { Peer } from './peer';

/** The others, as each of them starts by default. */
export const PEERS: readonly Peer[] = [
  {
    name: 'localstack',
    title: 'LocalStack',
    repository: 'https://github.com/localstack/localstack',
    startedBy: 'docker run localstack/localstack:{version}',
    source: { kind: 'container', version: LOCAL_STACK, choice: ({ localStack }) => localStack() },
  },
  {
    name: 'elasticmq',
    title: 'ElasticMQ',
    repository: 'https://github.com/softwaremill/elasticmq',
    startedBy: 'docker run softwaremill/elasticmq:{version}',
    source: { kind: 'container', version: ELASTIC_MQ, choice: ({ elasticMq }) => elasticMq() },
  },
  {
    name: 'local-aws-sqs',
    title: 'local-aws-sqs',
    repository: 'https://github.com/Inqnuam/local-aws-sqs',
    startedBy: 'npm install local-aws-sqs@{version}, then createSqsServer({ port })',
    source: {
      kind: 'npm',
      package: 'local-aws-sqs',
      command: (port) => ({
        args: ['-e', `import('local-aws-sqs').then(({ createSqsServer }) => createSqsServer({ port: ${port}, hostname: '127.0.0.1' }))`],
      }),
    },
  },
  {
    name: 'fauxqs',
    title: 'fauxqs',
    repository: 'https://github.com/kibertoad/fauxqs',
    startedBy: 'npx fauxqs@{version}',
    source: {
      kind: 'npm',
      package: 'fauxqs',
      nodeMajor: 24,
      command: (port) => ({
        args: ['node_modules/fauxqs/dist/cli.js'],
        env: { FAUXQS_PORT: String(port), FAUXQS_LOGGER: 'false' },
      }),
    },
  },
  {
    name: 'ministack',
    title: 'MiniStack',
    repository: 'https://github.com/ministackorg/ministack',
    startedBy: 'pip install ministack=={version}, then ministack',
    source: {
      kind: 'pip',
      package: 'ministack',
      requirement: 'ministack',
      command: (port) => ({ program: 'ministack', args: [], env: { GATEWAY_PORT: String(port) } }),
    },
  },
  {
    name: 'moto',
    title: 'moto',
    repository: 'https://github.com/getmoto/moto',
    startedBy: "pip install 'moto[server]=={version}', then moto_server",
    source: {
      kind: 'pip',
      package: 'moto',
      requirement: 'moto[server]',
      command: (port) => ({ program: 'moto_server', args: ['-H', '127.0.0.1', '-p', String(port)] }),
    },
  },
];
