import type { Call, CallObserver } from '../../calls/call';
import type { EpochMs } from '../../core/clock';
import type { JournalEvent } from '../../core/journal';
import { currentTurn } from '../../system/time/current-turn';

/** Somebody who was answered and has not called again. */
export interface Consumer {
  readonly receive: Call;
  /** What it was given and has neither deleted nor given back, by message id. */
  readonly messageIds: ReadonlySet<string>;
}

interface Answered extends Consumer {
  readonly messageIds: Set<string>;
  /** By which it was given them. */
  readonly handles: ReadonlySet<string>;
  /** Whether somebody else deleted one of them meanwhile, who had been given it, too. */
  isOvertaken: boolean;
  readonly turn: number;
}

/**
 * Follows those who receive, from answer to next call: who was given messages and has not called again is at work on them.
 *
 * A receive is the next call of one whose answer has reached it. Of several it is that of somebody who has nothing in hand, or else
 * of the last one that was given something: a handler that fails is quicker than one that works.
 */
export class Consumers implements CallObserver {
  readonly #answered = new Map<string, Answered[]>();
  readonly #paused = new Map<object, { readonly arn: string; readonly functionName: string }>();

  arrived(call: Call): void {
    // Counted before the answer is on its way.
    const turn = currentTurn();
    const queue = queueOf(call);
    if (queue === undefined) return;
    const here = this.#answered.get(queue) ?? [];
    const reached = here.filter((consumer) => consumer.turn < turn);
    const next = reached.find(({ messageIds, isOvertaken }) => messageIds.size === 0 && !isOvertaken) ?? reached.at(-1);
    if (next !== undefined) here.splice(here.indexOf(next), 1);
  }

  ended(call: Call): void {
    const queue = queueOf(call);
    if (queue === undefined || call.state !== 'answered') return;
    const here = this.#answered.get(queue) ?? [];
    this.#answered.set(queue, here);
    const given = messagesIn(call.output);
    here.push({
      receive: call,
      messageIds: new Set(given.map(({ MessageId }) => MessageId)),
      handles: new Set(given.map(({ ReceiptHandle }) => ReceiptHandle)),
      isOvertaken: false,
      turn: currentTurn(),
    });
  }

  /** To be told what happens in the queues. */
  happened(event: JournalEvent): void {
    const isGivenBack = event.kind === 'messageDeleted' || (event.kind === 'visibilityChanged' && event.visibleAtMs <= event.atMs);
    if (!isGivenBack) return;
    for (const consumer of [...this.#answered.values()].flat()) {
      if (!consumer.messageIds.delete(event.message.id)) continue;
      const byHandle = event.kind === 'messageDeleted' ? event.receiptHandle : undefined;
      if (byHandle !== undefined && !consumer.handles.has(byHandle)) consumer.isOvertaken = true;
    }
  }

  /** Whether somebody is at work on a message that another one deleted, having been given it since a moment. */
  isOvertakenSince(atMs: EpochMs): boolean {
    return [...this.#answered.values()].flat().some(({ isOvertaken, receive }) => isOvertaken && receive.endedAtMs! >= atMs);
  }

  /** Who has a message in hand: the last one that was given it. */
  holderOf(messageId: string): Consumer | undefined {
    return [...this.#answered.values()].flat().findLast(({ messageIds }) => messageIds.has(messageId));
  }

  /** A function would handle the messages of a queue, but its mapping is disabled. @returns a function that ends it */
  pause(arn: string, functionName: string): () => void {
    const key = {};
    this.#paused.set(key, { arn, functionName });
    return () => void this.#paused.delete(key);
  }

  /** The functions whose mappings of a queue are disabled. */
  pausedAt(arn: string): string[] {
    return [...this.#paused.values()].flatMap((paused) => (paused.arn === arn ? paused.functionName : []));
  }

  clear(): void {
    this.#answered.clear();
  }
}

/** Consumers of one queue name it alike. What an event source mapping receives is with its function, whose invocations are known. */
function queueOf({ action, input, scope }: Call): string | undefined {
  if (scope?.functionName !== undefined) return undefined;
  return action === 'ReceiveMessage' && 'QueueUrl' in input ? String(input.QueueUrl) : undefined;
}

interface Given {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
}

function messagesIn(output: object | undefined): readonly Given[] {
  return ((output ?? {}) as { readonly Messages?: readonly Given[] }).Messages ?? [];
}
