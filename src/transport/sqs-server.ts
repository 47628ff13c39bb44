import { isSqsHost } from '../core/sqs-hosts';
import type { HostMatcher } from './in-process/listeners';
import { speaksSqs } from './speaks-sqs';

/** Where a server listens whose URL names no port, by protocol. */
export const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * Makes a test for calls to SQS: to its own hosts, and to custom endpoints such as `http://localhost:4566`.
 *
 * A custom endpoint may serve more than SQS: there only requests that speak SQS' protocols count.
 *
 * @throws TypeError when a custom endpoint is not an absolute http or https URL
 */
export function sqsServer(customEndpoints: readonly string[] = []): HostMatcher {
  const custom = new Set(customEndpoints.map(serverOf));
  return (protocol, hostname, port, signs) =>
    isSqsHost(hostname) || (signs !== undefined && custom.has(`${protocol}//${hostname}:${port}`) && speaksSqs(signs));
}

function serverOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new TypeError(`Failed to use "${endpoint}" as an endpoint of SQS: expected an absolute URL such as "http://localhost:4566".`);
  }
  return `${url.protocol}//${url.hostname}:${url.port === '' ? DEFAULT_PORTS[url.protocol] : url.port}`;
}
