import type { Call } from '../calls/call';
import type { Queues } from '../core/queues';
import { receiptOrigin } from '../core/receipt-handle';
import { describeCall } from '../transport/describe-call';

interface NamesHandles {
  readonly ReceiptHandle?: unknown;
  readonly Entries?: readonly { readonly ReceiptHandle?: unknown }[];
}

/** The messages that the reset between two tests took from those who had received them. */
export class TakenMessages {
  readonly #queues: Queues;
  /** The queues that held such messages, each as its receipt handles name it. */
  readonly #emptied = new Set<string>();

  constructor(queues: Queues) {
    this.#queues = queues;
  }

  /** To be called before the queues are emptied for the next test. */
  take(nowMs: number): void {
    for (const queue of this.#queues.all()) {
      if (!queue.messages(nowMs).some(({ receives }) => receives !== undefined)) continue;
      this.#emptied.add(keyOf({ ...this.#queues.originOf(queue.arn), queueArn: queue.arn }));
    }
  }

  /** What to tell of a call that names one of them. SQS answers it as for any message that is gone. */
  adviceFor(call: Call): string | undefined {
    // What a finished test still deletes is its own affair.
    if (this.#emptied.size === 0 || call.scope?.isOver === true) return undefined;
    const { ReceiptHandle, Entries = [] } = call.input as NamesHandles;
    const handles = [
      ReceiptHandle,
      ...(Array.isArray(Entries) ? Entries : []).map((entry: { ReceiptHandle?: unknown }) => entry?.ReceiptHandle),
    ];
    if (!handles.some((handle) => this.#isTaken(handle))) return undefined;
    return (
      `msw-sqs: ${describeCall(call.action, call.input)} is about a message that an earlier test received, and that the reset between tests took: ` +
      'SQS answers as for a message that is gone. Where tests go on with what an earlier one began, set MSW_SQS = { resetBetweenTests: false }; ' +
      'otherwise let a test wait until its messages are handled: await sqs.settle().'
    );
  }

  #isTaken(handle: unknown): boolean {
    const origin = typeof handle === 'string' ? receiptOrigin(handle) : undefined;
    return origin !== undefined && this.#emptied.has(keyOf(origin));
  }
}

function keyOf({
  world,
  queueArn,
  earlierQueues,
}: {
  readonly world: string;
  readonly queueArn: string;
  readonly earlierQueues: number;
}): string {
  return `${world} ${earlierQueues} ${queueArn}`;
}
