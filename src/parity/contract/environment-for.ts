import { regionalOrigin } from '../../core/sqs-hosts';
import { changedEnvironment } from '../../system/changed-environment';
import type { StartedBackend } from '../started-backend';

/** Where else the AWS SDK finds credentials, before those of the environment. */
const OTHER_SOURCES = {
  AWS_PROFILE: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: undefined,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined,
};

/**
 * Takes back the credentials that a world of this file has given the SDK: for AWS, the user has others.
 *
 * @returns a function that gives them again
 */
export function withoutTestCredentials(): () => void {
  if (process.env['AWS_ACCESS_KEY_ID'] !== 'test') return () => {};
  return changedEnvironment({ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined });
}

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
    ...OTHER_SOURCES,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    // On the mock, too: a client without it calls the hosts of queue URLs instead, and warns of each that is another.
    AWS_ENDPOINT_URL_SQS: endpoint ?? regionalOrigin(region),
  });
}
