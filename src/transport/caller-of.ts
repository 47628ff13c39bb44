import type { Caller } from '../actions/action';
import { parseQueueUrl } from '../core/queue-address';
import { remembered } from '../core/remembered';
import { regionOfSqsHost } from '../core/sqs-hosts';
import { accountOfAccessKey } from './account-of-access-key';
import { credentialScopeOf } from './credential-scope';
import type { SqsHttpRequest } from './sqs-http';

/** What to assume of callers whose request does not tell. */
export interface CallerDefaults {
  readonly accountId: string;
  readonly region: string;
  /** Take the account out of access keys that AWS issued (`AKIA…`, `ASIA…`); `false` by default. */
  readonly accountsFromAccessKeys?: boolean | undefined;
}

const ACCOUNT_ID = /^\d{12}$/;
const ORIGIN = /^(https?:\/\/)(?:[^/?#@]*@)?([^/?#]*)/i;

/**
 * Works out who calls: by the credential, else by the host, else by the defaults; a path that names a region comes first.
 *
 * An access key of twelve digits is itself the account's number.
 */
export function callerOf(request: SqsHttpRequest, defaults: CallerDefaults): Caller {
  const endpoint = endpointOf(request.url);
  const scope = credentialScopeOf(request);
  const accountId = accountOf(scope.accessKey, defaults);
  return {
    accountId: accountId ?? defaults.accountId,
    namesAccount: accountId !== undefined,
    region: endpoint.pathRegion ?? scope.region ?? endpoint.hostRegion ?? defaults.region,
    homeRegion: defaults.region,
    senderId: scope.userId,
    traceHeader: request.header('x-amzn-trace-id'),
    origin: endpoint.origin,
  };
}

function accountOf(accessKey: string, { accountsFromAccessKeys }: CallerDefaults): string | undefined {
  if (ACCOUNT_ID.test(accessKey)) return accessKey;
  return accountsFromAccessKeys ? accountOfAccessKey(accessKey) : undefined;
}

/** What the URL of a request tells. Nearly all requests go to the same few. */
const endpointOf = remembered((url) => {
  const [origin, host] = originOf(url);
  return { origin, hostRegion: regionOfSqsHost(host), pathRegion: regionInPath(url) };
});

/** A path such as `/queue/eu-west-1/000000000000/orders` is the endpoint of one region, as a host of AWS is. */
function regionInPath(url: string): string | undefined {
  return url.includes('/queue/') ? parseQueueUrl(url)?.region : undefined;
}

function originOf(url: string): readonly [origin: string, host: string] {
  const match = ORIGIN.exec(url);
  if (match === null) return ['', ''];
  const scheme = match[1]!.toLowerCase();
  const defaultPort = scheme === 'https://' ? ':443' : ':80';
  const host = match[2]!.endsWith(defaultPort) ? match[2]!.slice(0, -defaultPort.length) : match[2]!;
  return [scheme + host, host];
}
