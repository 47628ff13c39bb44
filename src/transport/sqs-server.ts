import { isSqsHost } from '../core/sqs-hosts';
import type { HostMatcher } from './listeners';
import { speaksSqs } from './speaks-sqs';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * Makes a test for calls to SQS: to its own hosts, and to custom endpoints such as `http://localhost:4566`.
 *
 * A custom endpoint may serve more than SQS: there only requests that speak SQS' protocols count.
 *
 * @throws TypeError when a custom endpoint is no URL
 */
export function sqsServer(customEndpoints: readonly string[] = []): HostMatcher {
  const custom = new Set(customEndpoints.map(serverOf));
  return (protocol, hostname, port, signs) =>
    isSqsHost(hostname) || (signs !== undefined && custom.has(`${protocol}//${hostname}:${port}`) && speaksSqs(signs));
}

function serverOf(endpoint: string): string {
  const { protocol, hostname, port } = new URL(endpoint);
  return `${protocol}//${hostname}:${port === '' ? DEFAULT_PORTS[protocol] : port}`;
}
