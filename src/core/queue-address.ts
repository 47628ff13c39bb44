import type { QueueIdentity } from './queue-registry';
import { partitionOf, regionOfSqsHost } from './sqs-hosts';

export type { QueueIdentity };

/** What the text of a queue URL says about its queue; what it leaves open, the caller's credentials say. */
export interface QueueAddress {
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  readonly name: string;
}

/** The parts of an Amazon Resource Name. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

const ACCOUNT_ID = /^\d{12}$/;

/**
 * Reads a queue URL of any host, `account/name`, or a bare queue name.
 *
 * The last two parts of the path are account and name; LocalStack's `/queue/REGION/account/name` names the region too,
 * and otherwise the host does. Names are not checked.
 *
 * @returns `undefined` when the text cannot name a queue
 *
 * @example
 * parseQueueUrl('https://sqs.eu-west-1.amazonaws.com/123456789012/orders');
 * // { accountId: '123456789012', region: 'eu-west-1', name: 'orders' }
 */
export function parseQueueUrl(text: string): QueueAddress | undefined {
  const schemeEnd = text.indexOf('://');
  if (schemeEnd < 0) return addressOf(segmentsOf(text), undefined, 1);
  const hostStart = schemeEnd + 3;
  const pathStart = text.indexOf('/', hostStart);
  if (pathStart < 0) return undefined;
  return addressOf(segmentsOf(text.slice(pathStart + 1)), regionOfSqsHost(text.slice(hostStart, pathStart)), 2);
}

/** `arn:PARTITION:sqs:REGION:ACCOUNT:NAME`. */
export function queueArn({ accountId, region, name }: QueueIdentity): string {
  return `arn:${partitionOf(region)}:sqs:${region}:${accountId}:${name}`;
}

/**
 * A queue's URL as seen by a caller who reached SQS under `origin` (`http://host:port`).
 *
 * The URL alone must lead back to the queue: a host that names a region is made to name the queue's, and on a host that
 * names none (`http://127.0.0.1:9324`) the path does, as in LocalStack's form `/queue/REGION/account/name`.
 *
 * @param homeRegion - the region that goes without saying on a host without one; default: the queue's
 */
export function queueUrl({ accountId, region, name }: QueueIdentity, origin: string, homeRegion = region): string {
  const hostRegion = regionOfSqsHost(hostOf(origin));
  if (hostRegion !== undefined) return `${originIn(region, origin, hostRegion)}/${accountId}/${name}`;
  return region === homeRegion ? `${origin}/${accountId}/${name}` : `${origin}/queue/${region}/${accountId}/${name}`;
}

/** The name of the queue that a URL, an ARN or `account/name` is of: its last part. Names are not checked. */
export function queueNameIn(text: string): string {
  const [address = ''] = text.split(/[?#]/, 1);
  return address.split(/[/:]/).findLast((part) => part !== '') ?? text;
}

/** Takes an ARN apart; `undefined` when the text is none. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...resource] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || region === undefined || accountId === undefined) return undefined;
  const name = resource.join(':');
  return name === '' ? undefined : { partition, service, region, accountId, resource: name };
}

function segmentsOf(path: string): string[] {
  const end = path.search(/[?#]/);
  const segments = (end < 0 ? path : path.slice(0, end)).split('/');
  return segments.includes('') ? segments.filter((segment) => segment !== '') : segments;
}

function addressOf(segments: readonly string[], hostRegion: string | undefined, fewest: number): QueueAddress | undefined {
  const name = segments.at(-1);
  if (name === undefined || segments.length < fewest) return undefined;
  const account = segments.at(-2);
  const accountId = account !== undefined && ACCOUNT_ID.test(account) ? account : undefined;
  const pathRegion = segments.at(-4) === 'queue' ? segments.at(-3) : undefined;
  if (segments.length > 2 && pathRegion === undefined && accountId === undefined) return undefined;
  return { accountId, region: pathRegion ?? hostRegion, name };
}

function originIn(region: string, origin: string, hostRegion: string): string {
  if (hostRegion === region) return origin;
  return hostOf(origin).startsWith('queue.') ? origin.replace('queue.', `${region}.queue.`) : origin.replace(hostRegion, region);
}

function hostOf(origin: string): string {
  return origin.slice(origin.indexOf('://') + 3);
}
