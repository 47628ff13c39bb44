import type { Call, CallObserver } from '../../calls/call';
import { messagesIn } from '../../calls/messages-in';
import type { EpochMs } from '../../core/clock';
import type { JournalEvent } from '../../core/journal';
import { currentTurn } from '../../system/time/current-turn';

/** Somebody who was answered and has not called again. */
export interface Consumer {
  readonly receive: Call;
}

interface Answered extends Consumer {
  /** How many of the messages that it was given were neither deleted nor given back. */
  inHand: number;
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
  readonly #arnOf: (receive: Call) => string | undefined;
  /** By the ARN of their queue. */
  readonly #answered = new Map<string, Answered[]>();
  /** Who has a message in hand, by its id: of thousands that receive, hardly anybody has the one that is deleted. */
  readonly #holders = new Map<string, Answered[]>();
  readonly #paused = new Map<object, { readonly arn: string; readonly functionName: string }>();

  /** @param arnOf - the ARN of the queue that a receive names, if there is one */
  constructor(arnOf: (receive: Call) => string | undefined) {
    this.#arnOf = arnOf;
  }

  arrived(call: Call): void {
    if (!isOfProgram(call)) return;
    // Counted before the answer is on its way.
    const turn = currentTurn();
    const here = this.#answered.get(this.#arnOf(call) ?? '') ?? [];
    const index = nextToCall(here, turn);
    if (index < 0) return;
    const [next] = here.splice(index, 1);
    this.#letGo(next!);
  }

  ended(call: Call): void {
    if (!isOfProgram(call) || call.state !== 'answered') return;
    const arn = this.#arnOf(call);
    if (arn === undefined) return;
    const here = this.#answered.get(arn) ?? [];
    this.#answered.set(arn, here);
    const messages = messagesIn(call.output);
    const consumer = { receive: call, inHand: messages.length, isOvertaken: false, turn: currentTurn() };
    here.push(consumer);
    for (const { MessageId } of messages) {
      const holders = this.#holders.get(MessageId);
      if (holders === undefined) this.#holders.set(MessageId, [consumer]);
      else holders.push(consumer);
    }
  }

  /** To be told what happens in the queues. */
  happened(event: JournalEvent): void {
    // Queues come and go for days, and what was received from them is not to stay.
    if (event.kind === 'queueDeleted') this.#forget(event.queueArn);
    const isGivenBack = event.kind === 'messageDeleted' || (event.kind === 'visibilityChanged' && event.visibleAtMs <= event.atMs);
    if (!isGivenBack) return;
    const byHandle = event.kind === 'messageDeleted' ? event.receiptHandle : undefined;
    // It may have moved to another queue since.
    for (const consumer of this.#holders.get(event.message.id) ?? []) {
      consumer.inHand--;
      if (byHandle !== undefined && handleOf(event.message.id, consumer.receive) !== byHandle) consumer.isOvertaken = true;
    }
    this.#holders.delete(event.message.id);
  }

  /** Whether somebody is at work on a message that another one deleted, having been given it since a moment. */
  isOvertakenSince(atMs: EpochMs): boolean {
    return [...this.#answered.values()].flat().some(({ isOvertaken, receive }) => isOvertaken && receive.endedAtMs! >= atMs);
  }

  /** Who has a message in hand: the last one that was given it. */
  holderOf(messageId: string): Consumer | undefined {
    return this.#holders.get(messageId)?.at(-1);
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
    this.#holders.clear();
  }

  #forget(arn: string): void {
    for (const consumer of this.#answered.get(arn) ?? []) this.#letGo(consumer);
    this.#answered.delete(arn);
  }

  /** What somebody had in hand is nobody's of whom this is known. */
  #letGo(consumer: Answered): void {
    if (consumer.inHand === 0) return;
    for (const { MessageId } of messagesIn(consumer.receive.output)) {
      const others = this.#holders.get(MessageId)?.filter((holder) => holder !== consumer) ?? [];
      if (others.length > 0) this.#holders.set(MessageId, others);
      else this.#holders.delete(MessageId);
    }
  }
}

/** The index of whose next call comes in a turn, -1 for a newcomer. Those who were answered stand in order: their turns only grow. */
function nextToCall(here: readonly Answered[], turn: number): number {
  let index = 0;
  for (; index < here.length && here[index]!.turn < turn; index++) {
    const { inHand, isOvertaken } = here[index]!;
    if (inHand === 0 && !isOvertaken) return index;
  }
  return index - 1;
}

/** What an event source mapping receives is with its function, whose invocations are known. */
function isOfProgram({ action, scope }: Call): boolean {
  return action === 'ReceiveMessage' && scope?.functionName === undefined;
}

/** By which a receive was given a message. */
function handleOf(messageId: string, receive: Call): string | undefined {
  return messagesIn(receive.output).find(({ MessageId }) => MessageId === messageId)?.ReceiptHandle;
}
