import type { EpochMs } from './clock';
import { ExpiringMap } from './expiring-map';
import { limits } from './limits';
import { newMessage, type Message, type MessageContent } from './message';
import type { QueueSettings } from './queue-settings';
import type { QueueRecord } from './state-record';

/** AWS takes up to this long to apply a change of attributes; its recordings of a changed scope show the old one at work. */
const SCOPE_CHANGE_MS = 60_000;

type Scope = QueueSettings['deduplicationScope'];

/** The first of the messages that are taken to be one. */
export interface FirstSent {
  readonly messageId: string;
  /** {@link Message.position} of it. */
  readonly position: number;
  readonly atMs: EpochMs;
}

/** What is to be deduplicated. */
export interface DeduplicationKey {
  readonly groupId: string;
  readonly deduplicationId: string;
}

/**
 * The five minutes in which a FIFO queue recognises a message that was sent before.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html
 */
export class Deduplication {
  readonly #sent = new ExpiringMap<FirstSent>(limits.deduplicationIntervalMs);
  #scope: Scope;
  #newScope: { readonly scope: Scope; readonly fromMs: EpochMs } | undefined;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** A change of scope shows its effect a minute later, as on AWS. */
  changeScope(scope: Scope, nowMs: EpochMs): void {
    this.#scope = this.#scopeAt(nowMs);
    this.#newScope = { scope, fromMs: nowMs + SCOPE_CHANGE_MS };
  }

  /** The message as which this one was sent before, within the five minutes. */
  find(key: DeduplicationKey, nowMs: EpochMs): FirstSent | undefined {
    return this.#sent.get(this.keyOf(key, nowMs), nowMs);
  }

  remember(key: DeduplicationKey, sent: FirstSent): void {
    this.#sent.set(this.keyOf(key, sent.atMs), sent);
  }

  /** By what it deduplicates, and when that changes to what. */
  get scopes(): Pick<QueueRecord, 'scope' | 'newScope'> {
    return { scope: this.#scope, newScope: this.#newScope };
  }

  restoreScopes({ scope, newScope }: Pick<QueueRecord, 'scope' | 'newScope'>): void {
    this.#scope = scope;
    this.#newScope = newScope;
  }

  /** What it knows again, by what it is known. */
  *known(nowMs: EpochMs): Generator<FirstSent & { readonly key: string }> {
    for (const [key, sent] of this.#sent.entries(nowMs)) yield { key, ...sent };
  }

  restore({ key, messageId, position, atMs }: FirstSent & { readonly key: string }): void {
    this.#sent.set(key, { messageId, position, atMs });
  }

  clear(): void {
    this.#sent.clear();
  }

  /** By what a message is known at a moment. */
  keyOf({ groupId, deduplicationId }: DeduplicationKey, nowMs: EpochMs): string {
    // Neither id can hold a blank.
    return this.#scopeAt(nowMs) === 'queue' ? deduplicationId : `${groupId} ${deduplicationId}`;
  }

  #scopeAt(nowMs: EpochMs): Scope {
    return this.#newScope !== undefined && nowMs >= this.#newScope.fromMs ? this.#newScope.scope : this.#scope;
  }
}

/** A message that was not stored, because it had been sent before: it goes by the id and the sequence number of the first. */
export function suppressedMessage(content: MessageContent, first: FirstSent, nowMs: EpochMs): Message {
  const origin = { id: first.messageId, sentAtMs: nowMs, delaySeconds: 0, earlierReceives: undefined, deadLetterSourceArn: undefined };
  return newMessage(content, origin, first.position);
}
