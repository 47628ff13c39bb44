import { isSqsHost } from '../core/sqs-hosts';
import type { Endpoints } from './endpoints';
import type { HostMatcher } from './in-process/listeners';
import { speaksSqs } from './speaks-sqs';

/**
 * Makes a test for calls to SQS: to its own hosts, and to custom endpoints such as `http://localhost:4566`.
 *
 * A custom endpoint may serve more than SQS: there only requests that speak SQS' protocols count.
 */
export function sqsServer(endpoints: Endpoints): HostMatcher {
  return (protocol, hostname, port, signs) =>
    isSqsHost(hostname) || (signs !== undefined && endpoints.has(protocol, hostname, port) && speaksSqs(signs));
}
