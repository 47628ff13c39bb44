import { isSqsHost } from '../core/sqs-hosts';
import { speaksSqs } from './speaks-sqs';

/** What of a request tells whom it is for; a `Request` has it. */
export interface Addressed {
  readonly url: string;
  readonly headers: { get(name: string): string | null };
}

/** The origin of an http or https URL, and in it the host with its port; credentials in the URL are skipped. */
const ORIGIN = /^(https?:\/\/)(?:[^/?#@]*@)?([^/?#]+)/i;

/**
 * Makes a test for requests to SQS: those to its own hosts, by http and https on any port, and to custom endpoints.
 *
 * A custom endpoint (`http://localhost:4566`) may serve more than SQS: there only requests that speak SQS' protocols count.
 *
 * @throws TypeError when a custom endpoint is not an absolute http or https URL
 *
 * @example
 * const isForSqs = sqsEndpoint(['http://localhost:4566']);
 * isForSqs(new Request('https://sqs.eu-west-1.amazonaws.com/')); // true
 */
export function sqsEndpoint(customEndpoints: readonly string[] = []): (request: Addressed) => boolean {
  const customOrigins = new Set(customEndpoints.map(originOf));
  return ({ url, headers }) => {
    const [, scheme, host] = ORIGIN.exec(url) ?? [];
    if (scheme === undefined || host === undefined) return false;
    return (
      isSqsHost(host) || (customOrigins.has(scheme + host) && speaksSqs({ path: url, header: (name) => headers.get(name) ?? undefined }))
    );
  };
}

function originOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new TypeError(`Failed to use "${endpoint}" as an endpoint of SQS: expected an absolute URL such as "http://localhost:4566".`);
  }
  return url.origin;
}
