import { sequenceNumberOf } from '../../core/sequence-number';
import type { EpochMs } from '../../core/clock';
import type { JournalEvent } from '../../core/journal';
import { receiveCountOf, stateOf, type MessageState, type StoredMessage } from '../../core/stored-message';
import { parsedJson } from '../values/parsed-json';
import type { JsonReader } from './schema-reader';
import { plainAttributes, type PlainAttribute } from '../values/plain-attributes';

/** A message as a test sees it, at the moment it looked. */
export interface MessageView<Json = unknown> {
  readonly id: string;
  readonly body: string;
  /** The body parsed as JSON; `undefined` when it is none. With a schema: what that makes of it, or a TypeError that lists its issues. */
  readonly json: Json;
  /** Its message attributes as plain values. */
  readonly attributes: Readonly<Record<string, PlainAttribute>>;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  /** FIFO queues only. */
  readonly sequenceNumber: string | undefined;
  readonly state: MessageState;
  /** How often it was delivered (`ApproximateReceiveCount`). */
  readonly receiveCount: number;
  /** When it was sent, in milliseconds since 1970. */
  readonly sentAt: EpochMs;
  /** When its delay or its visibility timeout ends, or ended, in milliseconds since 1970. */
  readonly visibleAt: EpochMs;
  /** What happened to it, oldest first, in every queue it has been in. */
  readonly history: readonly JournalEvent[];
}

interface MessageViewSource {
  readonly nowMs: EpochMs;
  readonly historyOf: (messageId: string) => readonly JournalEvent[];
  readonly jsonOf?: JsonReader | undefined;
}

/** Shows a message as it is at `nowMs`; its history is looked up when asked for. */
export function createMessageView<Json>(stored: StoredMessage, { nowMs, historyOf, jsonOf }: MessageViewSource): MessageView<Json> {
  const { message } = stored;
  return {
    id: message.id,
    body: message.body,
    get json() {
      return (jsonOf === undefined ? parsedJson(message.body) : jsonOf(message)) as Json;
    },
    attributes: plainAttributes(message.attributes),
    groupId: message.groupId,
    deduplicationId: message.deduplicationId,
    sequenceNumber: sequenceNumberOf(message),
    state: stateOf(stored, nowMs),
    receiveCount: receiveCountOf(stored),
    sentAt: message.sentAtMs,
    visibleAt: stored.visibleAtMs,
    get history() {
      return historyOf(message.id);
    },
  };
}
