import { loadPeer } from '../containers/load-peer';

/** What of the SDK is used here. */
export type UsersSdk = Pick<typeof import('@aws-sdk/client-sqs'), 'SQSClient' | 'ListQueuesCommand' | 'DeleteQueueCommand'>;

/**
 * Loads the AWS SDK, which the user has installed. Not by `import()`, which Jest refuses to CommonJS.
 *
 * @param neededBy - begins the error: `describeContract`
 * @throws Error with the command that installs it
 */
export function usersSdk(neededBy: string): UsersSdk {
  return loadPeer('@aws-sdk/client-sqs', neededBy) as UsersSdk;
}
