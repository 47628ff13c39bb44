import { isSqsHost } from '../core/sqs-hosts';
import type { HostMatcher } from './listeners';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * Makes a test for servers that are SQS: its own hosts, and custom endpoints such as `http://localhost:4566`.
 *
 * @throws TypeError when a custom endpoint is no URL
 */
export function sqsServer(customEndpoints: readonly string[] = []): HostMatcher {
  const custom = new Set(customEndpoints.map(serverOf));
  return (protocol, hostname, port) => isSqsHost(hostname) || (custom.size > 0 && custom.has(`${protocol}//${hostname}:${port}`));
}

function serverOf(endpoint: string): string {
  const { protocol, hostname, port } = new URL(endpoint);
  return `${protocol}//${hostname}:${port === '' ? DEFAULT_PORTS[protocol] : port}`;
}
