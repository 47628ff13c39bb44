/** What a server refused, in its own words. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const CONTROL = '/_msw-sqs';
const NOBODY = 'The server does not answer. Is it still running?';

/** Speaks with the server that the page came from. */
export class ControlClient {
  /** What lets in where the server asks for it. */
  token: string | undefined;

  constructor(token?: string) {
    this.token = token;
  }

  /** Asks the control plane. @throws ControlError in the server's words */
  async ask<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await this.#fetch(CONTROL + path, { method, headers: { ...headers, ...this.#authorization() }, ...content });
    return (await response.json()) as Answer;
  }

  /** Begins to follow the journal. @param lastId - of the event that is known already */
  follow(lastId: string | undefined, signal: AbortSignal): Promise<Response> {
    const known = lastId === undefined ? {} : { 'last-event-id': lastId };
    const headers = { accept: 'text/event-stream', ...known, ...this.#authorization() };
    return this.#fetch(`${CONTROL}/journal/stream?after=beginning`, { headers, signal });
  }

  /** Calls SQS itself, as a program does. @throws ControlError in SQS' words */
  async call<Answer>(action: string, input: object): Promise<Answer> {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}`, ...this.#authorization() };
    const text = await (await this.#fetch('/', { method: 'POST', headers, body: JSON.stringify(input) })).text();
    return (text === '' ? {} : JSON.parse(text)) as Answer;
  }

  #authorization(): Readonly<Record<string, string>> {
    return this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
  }

  async #fetch(path: string, options: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(path, options);
    } catch {
      throw new ControlError(0, NOBODY);
    }
    if (response.ok) return response;
    const { message } = (await response.json().catch(() => ({}))) as { readonly message?: string };
    throw new ControlError(response.status, message ?? `The server answered with the status ${response.status}.`);
  }
}
