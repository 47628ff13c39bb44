import { SqsError } from '../core/sqs-error';
import { realTimeout } from '../system/time/real-timeout';
import { isPending } from './is-pending';
import { callOf, refusal } from './refusal';
import type { SqsHttpHandler, SqsHttpRequest, SqsHttpResponse } from './sqs-http';

/** Calls that belong together: those of one test, or of one `sqs.run()`. */
export interface CallScope {
  readonly handler: SqsHttpHandler;
  /** Its calls that wait for their answer, in words: `ReceiveMessage on "orders"`. */
  readonly waiting: readonly string[];
  /** Fails its calls that wait, and from now on refuses all that still come. */
  end(): void;
}

/** What a caller is told whose scope is over; asked for each such call. */
export type Explain = (call: string, state: 'waiting' | 'late') => string;

/** A loop that polls again at once after an error must not take the machine from the tests that run now. */
const PAUSE_MS = { first: 10, max: 5000 };

/** Takes the calls of a scope to `handler`, and keeps an eye on those that wait. */
export function callScope(handler: SqsHttpHandler, explain: Explain): CallScope {
  const waits = new Map<AbortController, SqsHttpRequest>();
  let ended = false;
  let pauseMs = 0;

  return {
    handler(request) {
      if (ended) return refuse(request);
      let wait: AbortController | undefined;
      const answer = handler({
        method: request.method,
        url: request.url,
        header: (name) => request.header(name),
        body: request.body,
        // Only a call that waits asks for it.
        get signal() {
          if (wait === undefined) waits.set((wait = abortedWith(request.signal)), request);
          return wait.signal;
        },
      });
      return isPending(answer) ? answer.finally(() => wait && waits.delete(wait)) : answer;
    },
    get waiting() {
      return Array.from(waits.values(), (request) => callOf(request).words);
    },
    end() {
      ended = true;
      for (const [wait, request] of waits) wait.abort(new SqsError('WaitAborted', explain(callOf(request).words, 'waiting')));
    },
  };

  function refuse(request: SqsHttpRequest): SqsHttpResponse | Promise<SqsHttpResponse> {
    const { words, polls } = callOf(request);
    const answer = refusal(request, new SqsError('WaitAborted', explain(words, 'late')));
    if (!polls || pauseMs === 0) {
      pauseMs ||= PAUSE_MS.first;
      return answer;
    }
    const thisPauseMs = pauseMs;
    pauseMs = Math.min(pauseMs * 2, PAUSE_MS.max);
    return new Promise((resolve) => void realTimeout(thisPauseMs, () => resolve(answer)));
  }
}

/** A controller that is aborted when a caller hangs up. */
function abortedWith(hangUp: AbortSignal | undefined): AbortController {
  const controller = new AbortController();
  if (hangUp?.aborted === true) controller.abort();
  else hangUp?.addEventListener('abort', () => controller.abort(), { once: true });
  return controller;
}
