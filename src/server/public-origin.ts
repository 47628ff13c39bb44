import type { IncomingHttpHeaders } from 'node:http';
import { isHost } from './host';

/** Under which scheme, host and port clients reach a server. */
export interface PublicOriginOptions {
  /** The server's own endpoint, for requests that name no host. */
  readonly endpoint: () => string;
  /** What all clients reach it under, whatever they send. */
  readonly publicUrl?: string | undefined;
  /** Whether a proxy before the server says how it was reached. */
  readonly trustProxy?: boolean | undefined;
}

/** Tells of a request under which origin its client reached the server: queue URLs begin with it. */
export class PublicOrigin {
  readonly #options: PublicOriginOptions;
  readonly #fixed: string | undefined;

  constructor(options: PublicOriginOptions) {
    this.#options = options;
    this.#fixed = options.publicUrl === undefined ? undefined : new URL(options.publicUrl).origin;
  }

  of(headers: IncomingHttpHeaders): string {
    if (this.#fixed !== undefined) return this.#fixed;
    const { host, proto } = this.#options.trustProxy === true ? toldByProxy(headers) : {};
    const reached = host ?? headers.host;
    return reached === undefined ? this.#options.endpoint() : `${proto ?? 'http'}://${reached}`;
  }
}

/**
 * What a proxy says of the request that it got: by `Forwarded`, or else by `X-Forwarded-…`; of several proxies the one that the client spoke to.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7239
 */
function toldByProxy({ forwarded, ...headers }: IncomingHttpHeaders): {
  readonly host?: string | undefined;
  readonly proto?: string | undefined;
} {
  const told = forwarded === undefined ? undefined : pairsIn(forwarded.split(',')[0]!);
  const host = told?.get('host') ?? firstOf(headers['x-forwarded-host']);
  const proto = (told?.get('proto') ?? firstOf(headers['x-forwarded-proto']))?.toLowerCase();
  const port = firstOf(headers['x-forwarded-port']);
  const whole = host === undefined || host.includes(':') || port === undefined || isUsual(port, proto) ? host : `${host}:${port}`;
  return {
    host: whole !== undefined && isHost(whole) ? whole : undefined,
    proto: proto === 'https' || proto === 'http' ? proto : undefined,
  };
}

function pairsIn(element: string): Map<string, string> {
  const pairs = element.split(';').map((pair) => pair.trim().split(/=(.*)/s));
  return new Map(pairs.map(([name = '', value = '']) => [name.toLowerCase(), value.replace(/^"(.*)"$/, '$1')]));
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return header?.toString().split(',')[0]!.trim();
}

function isUsual(port: string, proto: string | undefined): boolean {
  return port === (proto === 'https' ? '443' : '80');
}
