import { isSqsHost } from '../core/sqs-hosts';
import type { AcceptedDifference } from './accepted-difference';

/** What calls are compared with, and what of it is accepted. */
export interface ShadowOptions {
  /** Where the backend answers: `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  /** Differences that do not fail a test. */
  readonly accept?: readonly AcceptedDifference[] | undefined;
  /** Tells the name of the test that runs, for messages. Default: what the global `expect` of Jest or Vitest says. */
  readonly testName?: (() => string | undefined) | undefined;
}

const AWS = /(?:^|\.)(?:amazonaws\.(?:com(?:\.cn)?|eu)|api\.(?:aws|amazonwebservices\.com\.cn|amazonwebservices\.eu))$/;

/**
 * Checks where to shadow, and cuts off the slash at its end.
 *
 * @throws TypeError for what is no absolute http or https URL, and for Amazon SQS itself
 */
export function shadowEndpoint(endpoint: unknown): string {
  const url = typeof endpoint === 'string' && URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new TypeError(`Failed to shadow calls to ${JSON.stringify(endpoint)}: expected a URL such as "http://127.0.0.1:4566".`);
  }
  if (AWS.test(url.hostname) || (isSqsHost(url.hostname) && !url.hostname.includes('localhost'))) {
    throw new TypeError(
      `Failed to shadow calls to ${endpoint}: Amazon SQS itself is not supported, as calls to the backend are not signed. ` +
        'Give LocalStack, ElasticMQ or another backend that checks no signatures, such as "http://127.0.0.1:4566".',
    );
  }
  return url.href.replace(/\/+$/, '');
}
