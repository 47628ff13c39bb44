import type { Call } from '../calls/call';
import { SQS_ERRORS } from '../core/sqs-error';
import type { PopulatedWorld } from '../world/populated-world';

/** What happened since a server began, counted; a reset of its world changes nothing. */
export class Tally {
  /** Calls that are over, by action and by the HTTP status of their answer, or by why there was none. */
  readonly calls = new Counts();
  /** Faults that were injected, by name. */
  readonly faults = new Counts();

  constructor({ liveCalls, journal }: Pick<PopulatedWorld, 'liveCalls' | 'journal'>) {
    liveCalls.observe({ ended: (call) => this.calls.add(call.action, statusOf(call)) });
    journal.subscribe((event) => event.kind === 'faultInjected' && this.faults.add(event.fault));
  }
}

/** How often something happened, by the labels that it has. */
class Counts {
  readonly #counts = new Map<string, { readonly labels: readonly string[]; count: number }>();

  add(...labels: readonly string[]): void {
    const key = labels.join(' ');
    const counted = this.#counts.get(key);
    if (counted === undefined) this.#counts.set(key, { labels, count: 1 });
    else counted.count++;
  }

  *[Symbol.iterator](): Iterator<{ readonly labels: readonly string[]; readonly count: number }> {
    yield* this.#counts.values();
  }
}

function statusOf({ state, error }: Call): string {
  if (state !== 'answered') return state;
  return error === undefined ? '200' : String(SQS_ERRORS[error.code].httpStatus);
}
