import type { ActionName } from '../api/shapes';
import { UnpatchedHttp } from '../system/process/unpatched-http';
import type { UnsignedCaller } from '../backends/unsigned-headers';
import { jsonCaller } from '../backends/json-caller';
import type { Answer, Input } from '../backends/call-action';

/** The backend that is asked the same. */
export interface ShadowBackend {
  readonly endpoint: string;
  /** @throws BackendSilent when it does not answer as SQS does */
  ask(action: ActionName, input: Input, caller: UnsignedCaller): Promise<Answer>;
  /** When it answered last, by the machine's clock, in milliseconds since 1970. */
  readonly answeredAtMs: number;
  /** The machine's clock, whatever a test did to this thread's. */
  now(): Promise<number>;
  close(): void;
}

/** The backend does not answer, or not as SQS does. */
export class BackendSilent extends Error {
  constructor(endpoint: string, cause: unknown) {
    const { message, code } = cause as { readonly message: string; readonly code?: string };
    const what = code === undefined || message.includes(code) ? message : `${message} (${code})`;
    super(
      `Failed to shadow calls to SQS: ${endpoint} does not answer as SQS does: ${what}. ` +
        'Start the backend first, as in docker run -p 4566:4566 localstack/localstack, or leave out the option shadow (MSW_SQS_SHADOW). ' +
        'No further call was compared.',
      { cause },
    );
    this.name = 'BackendSilent';
  }
}

/**
 * Speaks AWS JSON 1.0 with an endpoint, past everything that intercepts calls in this thread.
 *
 * @param endpoint - without a slash at its end
 */
export function shadowBackend(endpoint: string): ShadowBackend {
  const http = new UnpatchedHttp();
  const url = `${endpoint}/`;
  let answeredAtMs = 0;

  return {
    endpoint,
    async ask(action, input, caller) {
      const call = jsonCaller(async ({ headers, body }) => {
        const response = await http.post({ url, headers, body });
        answeredAtMs = response.atMs;
        return response;
      }, caller);
      const answer = await call(action, input).catch((error: unknown) => {
        throw new BackendSilent(endpoint, error);
      });
      const { error } = answer;
      if (error !== undefined && error.status < 400) throw new BackendSilent(endpoint, new Error(`not valid JSON: ${error.message}`));
      return answer;
    },
    get answeredAtMs() {
      return answeredAtMs;
    },
    now: () => http.now(),
    close: () => http.close(),
  };
}
