import { DEFAULT_PORTS, type Endpoints } from './endpoints';
import { sqsServer } from './sqs-server';

/** What of a request tells whom it is for; a `Request` has it. */
export interface Addressed {
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}

/** Scheme, host and port of an http or https URL; credentials in the URL are skipped. */
const SERVER = /^(https?:)\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)(?::(\d+))?(?=[/?#]|$)/i;

/**
 * Makes a test for requests to SQS: those to its own hosts, by http and https on any port, and to custom endpoints.
 *
 * A custom endpoint (`http://localhost:4566`) may serve more than SQS: there only requests that speak SQS' protocols count.
 *
 * @example
 * const isForSqs = sqsEndpoint(new Endpoints(['http://localhost:4566']));
 * isForSqs(new Request('https://sqs.eu-west-1.amazonaws.com/')); // true
 */
export function sqsEndpoint(endpoints: Endpoints): (request: Addressed) => boolean {
  const isSqs = sqsServer(endpoints);
  return ({ url, headers }) => {
    const [, scheme, hostname, port] = SERVER.exec(url) ?? [];
    if (scheme === undefined || hostname === undefined) return false;
    const protocol = scheme.toLowerCase();
    const header = (name: string): string | undefined => headers.get(name) ?? undefined;
    return isSqs(protocol, hostname.toLowerCase(), Number(port ?? DEFAULT_PORTS[protocol]), { path: url, header });
  };
}
