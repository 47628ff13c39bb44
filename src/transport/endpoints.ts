import { isSqsHost } from '../core/sqs-hosts';

/** Where a server listens whose URL names no port, by protocol. */
export const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

const IS_URL = /^https?:\/\//i;

/** Servers that are SQS besides its own hosts, such as `http://localhost:4566`. */
export class Endpoints {
  /** Scheme, host and port of the first one that was configured: where the SDK's clients are meant to call. */
  readonly origin: string | undefined;
  readonly #servers: Set<string>;
  /** By ARN. */
  readonly #urls = new Map<string, string>();

  /** @throws TypeError when one is not an absolute http or https URL */
  constructor(urls: readonly string[] = []) {
    this.#servers = new Set(urls.map(serverOf));
    this.origin = urls[0] === undefined ? undefined : new URL(urls[0]).origin;
  }

  /** Lets a queue have the URL by which a test named it, if it did, and takes in that server: from now on calls to it are answered. */
  keepUrl(queueArn: string, url: string): void {
    if (!IS_URL.test(url)) return;
    this.#urls.set(queueArn, url);
    if (!isSqsHost(new URL(url).host)) this.#servers.add(serverOf(url));
  }

  /** The URL that a test gave a queue. */
  keptUrl(queueArn: string): string | undefined {
    return this.#urls.get(queueArn);
  }

  has(protocol: string, hostname: string, port: number): boolean {
    return this.#servers.size > 0 && this.#servers.has(`${protocol}//${hostname}:${port}`);
  }
}

function serverOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new TypeError(`Failed to use "${endpoint}" as an endpoint of SQS: expected an absolute URL such as "http://localhost:4566".`);
  }
  return `${url.protocol}//${url.hostname}:${url.port === '' ? DEFAULT_PORTS[url.protocol] : url.port}`;
}
