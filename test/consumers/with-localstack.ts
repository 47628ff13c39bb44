// Compiles with testcontainers and without: users see no types of it.
import { CreateQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { containersAvailable, startElasticMq, startLocalStack, type LocalStackOptions, type StartedContainer } from 'msw-sqs/localstack';

const options: LocalStackOptions = { image: 'localstack/localstack:4.14.0', startupTimeout: '90s', onProgress: false };

export async function queueUrl(): Promise<string | undefined> {
  const containers = await containersAvailable();
  if (!containers.available) throw new Error(containers.reason);
  await using localStack = await startLocalStack(options);
  const client: SQSClient = localStack.client({ maxAttempts: 1 });
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'orders' }));
  return QueueUrl;
}

export const elasticMq: Promise<StartedContainer> = startElasticMq({ reuse: true, signal: AbortSignal.timeout(60_000) });
