import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLCHAINS, type Toolchain } from './toolchains';

/** A program that uses SQS by one client. */
export interface Program {
  readonly name: string;
  readonly toolchain: Toolchain;
  /** The protocol that this client is known to speak. */
  readonly protocol: 'JSON' | 'Query';
  /** Its command line, in the folder where everything is installed. */
  command(folder: string): readonly string[];
}

const { python, pythonOfQuery, node, java, go } = TOOLCHAINS;

/** Every client, in the order in which they run. */
export const PROGRAMS: readonly Program[] = [
  { name: 'boto3', toolchain: python, protocol: 'JSON', command: () => ['venv/bin/python', 'boto3_client.py'] },
  { name: 'boto3-query', toolchain: pythonOfQuery, protocol: 'Query', command: () => ['venv/bin/python', 'boto3_client.py'] },
  { name: 'aws-cli', toolchain: python, protocol: 'JSON', command: () => ['venv/bin/python', 'aws_cli.py'] },
  { name: 'celery', toolchain: python, protocol: 'JSON', command: () => ['venv/bin/python', 'celery_worker.py'] },
  { name: 'client-sqs', toolchain: node, protocol: 'JSON', command: () => ['node', 'client-sqs.mjs'] },
  { name: 'aws-sdk-v2', toolchain: node, protocol: 'JSON', command: () => ['node', 'aws-sdk-v2.mjs'] },
  { name: 'sqs-consumer', toolchain: node, protocol: 'JSON', command: () => ['node', 'sqs-consumer.mjs'] },
  {
    name: 'java',
    toolchain: java,
    protocol: 'JSON',
    command: (folder) => ['java', '-cp', readFileSync(join(folder, 'classpath.txt'), 'utf8').trim(), 'AwsSdkJava.java'],
  },
  { name: 'go', toolchain: go, protocol: 'JSON', command: () => ['./client'] },
];
