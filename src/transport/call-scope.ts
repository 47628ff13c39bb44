import type { ActionName } from '../api/shapes';
import type { Call, CallScope } from '../calls/call';
import type { Clock } from '../core/clock';
import { SqsError } from '../core/sqs-error';
import { realTimeout } from '../system/time/real-timeout';
import { callOf, refusal } from './refusal';
import type { SqsHttpHandler, SqsHttpRequest, SqsHttpResponse } from './sqs-http';

/** Who makes calls that belong together, and which calls these are. */
export interface ScopedCalls {
  readonly handler: SqsHttpHandler;
  /** Ends the waits of its calls, empty, and from now on refuses those that still come and would change what others meet. */
  end(): void;
}

/** What a call is told that comes when its scope is over; asked for each such call. */
export type Explain = (call: string) => string;

/** What is made of a scope's calls. */
export interface ScopeOptions {
  readonly handler: SqsHttpHandler;
  /** The calls that wait where the handler takes them. */
  readonly waiting: () => Iterable<Call>;
  readonly explain: Explain;
  /** The test that makes them, where it is one. */
  readonly test?: string | undefined;
}

/** What a loose end may still do: look, and delete what it once received, which nobody else has. */
const HARMLESS: ReadonlySet<ActionName | undefined> = new Set<ActionName>([
  'DeleteMessage',
  'DeleteMessageBatch',
  'GetQueueAttributes',
  'GetQueueUrl',
  'ListDeadLetterSourceQueues',
  'ListMessageMoveTasks',
  'ListQueues',
  'ListQueueTags',
]);

/** A loop that polls again at once after an error must not take the machine from the tests that run now. */
const PAUSE_MS = { first: 10, max: 5000 };

/** Takes calls that belong together to a handler, until they are no longer welcome. */
export function callScope({ handler, waiting, explain, test }: ScopeOptions): ScopedCalls {
  const scope: CallScope = { test };
  let ended = false;
  let pauseMs = 0;

  return {
    handler: (request) => (ended ? late(request) : handler(new ScopedRequest(request, scope))),
    end() {
      ended = true;
      // Whoever was stopped as it should be has one poll left: only one that calls again is at fault.
      for (const call of Array.from(waiting())) if (call.scope === scope) call.endWait();
    },
  };

  function late(request: SqsHttpRequest): SqsHttpResponse | Promise<SqsHttpResponse> {
    const { words, action } = callOf(request);
    if (HARMLESS.has(action)) return handler(new ScopedRequest(request, { ...scope, isOver: true }));
    const answer = refusal(request, new SqsError('WaitAborted', explain(words)));
    if (action !== 'ReceiveMessage' || pauseMs === 0) {
      pauseMs ||= PAUSE_MS.first;
      return answer;
    }
    const thisPauseMs = pauseMs;
    pauseMs = Math.min(pauseMs * 2, PAUSE_MS.max);
    return new Promise((resolve) => void realTimeout(thisPauseMs, () => resolve(answer)));
  }
}

/** A request with the scope that it comes from. */
class ScopedRequest implements SqsHttpRequest {
  readonly scope: CallScope;
  readonly #request: SqsHttpRequest;

  constructor(request: SqsHttpRequest, scope: CallScope) {
    this.#request = request;
    this.scope = scope;
  }

  get method(): string {
    return this.#request.method;
  }

  get url(): string {
    return this.#request.url;
  }

  get body(): string {
    return this.#request.body;
  }

  get madeAt(): string | undefined {
    return this.#request.madeAt;
  }

  /** Only a call that waits asks for it. */
  get signal(): AbortSignal | undefined {
    return this.#request.signal;
  }

  header(name: string): string | undefined {
    return this.#request.header(name);
  }

  waits(clock: Clock): void {
    this.#request.waits?.(clock);
  }
}
