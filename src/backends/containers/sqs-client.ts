import type * as sdk from '@aws-sdk/client-sqs';
import { loadPeer } from './load-peer';

/** Makes a client of the user's own AWS SDK. */
export function sqsClient(config: sdk.SQSClientConfig): sdk.SQSClient {
  const { SQSClient } = loadPeer('@aws-sdk/client-sqs', 'client()') as typeof sdk;
  return new SQSClient({ credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, ...config });
}
