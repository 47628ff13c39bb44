import type { SqsHttpRequest } from '../../src/transport/sqs-http';

interface Parts {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export const ORIGIN = 'https://sqs.eu-west-1.amazonaws.com';

/** A request as a transport hands it over. */
export function wireRequest({ method = 'POST', url = `${ORIGIN}/`, headers = {}, body = '' }: Parts): SqsHttpRequest {
  const byName = new Map(Object.entries(headers));
  return { method, url, header: (name) => byName.get(name), body };
}

/** An AWS JSON 1.0 request; an input that is a text is sent as it is. */
export function jsonRequest(action: string, input: unknown, headers: Readonly<Record<string, string>> = {}): SqsHttpRequest {
  return wireRequest({
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}`, ...headers },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
}

/** A Query request whose parameters stand in a form. */
export function formRequest(body: string, parts: Parts = {}): SqsHttpRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...parts.headers };
  return wireRequest({ ...parts, headers, body });
}

/** A Query request whose parameters stand in the URL. */
export function getRequest(url: string, headers: Readonly<Record<string, string>> = {}): SqsHttpRequest {
  return wireRequest({ method: 'GET', url, headers });
}
