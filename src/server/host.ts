import { isIP } from 'node:net';
import { isSqsHost } from '../core/sqs-hosts';

const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
/** Names that only the machine itself, its network or LocalStack resolve: no foreign page can be served under one. */
const PRIVATE_NAMES = /^(?:[^.]+|.+\.(?:localhost|local|internal|test|home\.arpa)|(?:.+\.)?localhost\.localstack\.cloud)$/;

/** Whether text is a host, with or without a port, as the header `Host` has it. */
export const isHost = (text: string): boolean => HOST.test(text);

/** The name or address of a host without its port, in lower case: `::1` of `[::1]:9324`. */
export function nameOfHost(host: string): string {
  return host
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}

/** Whether a host is this machine, as seen from itself. */
export function isLoopback(host: string): boolean {
  const name = nameOfHost(host.includes(':') && isIP(host) === 6 ? `[${host}]` : host);
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/**
 * Whether a host cannot be the name of somebody else's page that was made to lead here (DNS rebinding): an address, a name that is not
 * of the public DNS, or SQS' own.
 *
 * @see https://en.wikipedia.org/wiki/DNS_rebinding
 */
export function isOwnHost(host: string): boolean {
  const name = nameOfHost(host);
  return isIP(name) !== 0 || PRIVATE_NAMES.test(name) || isSqsHost(name);
}
