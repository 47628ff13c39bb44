import { regionalOrigin } from '../core/sqs-hosts';
import { changedEnvironment } from '../system/environment/changed-environment';
import { OTHER_SOURCES_OF_CREDENTIALS } from '../system/environment/test-credentials';
import type { StartedBackend } from '../backends/started-backend';

/**
 * Sets what the AWS SDK reads, so that clients of code under test, and of processes that it starts, find a backend.
 *
 * @returns a function that puts back what was there
 */
export async function environmentFor({ endpoint, region, sqs, client }: StartedBackend): Promise<() => void> {
  // On AWS the user's own credentials count.
  if (endpoint === undefined && sqs === undefined) return changedEnvironment({ AWS_REGION: region });
  const { accessKeyId, secretAccessKey } = await client().config.credentials();
  return changedEnvironment({
    // The SDK would take these before the keys, or with them.
    ...Object.fromEntries(['AWS_SESSION_TOKEN', ...OTHER_SOURCES_OF_CREDENTIALS].map((name) => [name, undefined])),
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    // On the mock, too: a client without it calls the hosts of queue URLs instead, and warns of each that is another.
    AWS_ENDPOINT_URL_SQS: endpoint ?? regionalOrigin(region),
  });
}
