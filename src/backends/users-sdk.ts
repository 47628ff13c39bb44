import type * as sdk from '@aws-sdk/client-sqs';
import { loadPeer } from './containers/load-peer';

/** The AWS SDK that the user has installed. */
export type UsersSdk = typeof sdk;

/**
 * Loads the user's AWS SDK.
 *
 * @param neededBy - begins the error: `aws()`
 * @throws Error that says how to install it
 */
export function usersSdk(neededBy: string): UsersSdk {
  return loadPeer('@aws-sdk/client-sqs', neededBy) as UsersSdk;
}
