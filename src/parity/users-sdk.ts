/** What of the SDK is used here. */
export type UsersSdk = Pick<typeof import('@aws-sdk/client-sqs'), 'SQSClient' | 'ListQueuesCommand' | 'DeleteQueueCommand'>;

/**
 * Loads the AWS SDK, which the user has installed.
 *
 * @throws Error that says how to install it
 */
export async function usersSdk(): Promise<UsersSdk> {
  try {
    return await import('@aws-sdk/client-sqs');
  } catch (error) {
    throw new Error('Failed to load @aws-sdk/client-sqs, which is needed here: npm install -D @aws-sdk/client-sqs', { cause: error });
  }
}
