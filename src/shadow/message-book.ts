import type { Received } from '../backends/call-action';

/** Until when a message is hidden, by the clock of each side; in milliseconds since 1970. */
interface HiddenUntil {
  mock: number;
  backend: number;
}

/** A message that is in a queue of the mock, and what is known of it on the backend. */
export interface TrackedMessage {
  /** The mock's. */
  readonly id: string;
  readonly groupId: string | undefined;
  readonly hiddenUntil: HiddenUntil;
  /** Received from its queue, and not yet visible again. */
  inFlight: boolean;
  /** The backend's handle of its last delivery: with it, a visibility timeout can be ended early. */
  handle: string | undefined;
  /** A delivery by the backend that the mock has yet to make: standard queues have no order. */
  held: Received | undefined;
  /** The backend handed it out more often than the mock: receive counts differ. */
  surplus: boolean;
}

/** A message that has just come to a queue. */
export function trackedMessage(id: string, groupId: string | undefined, mockHiddenUntilMs: number): TrackedMessage {
  const hiddenUntil = { mock: mockHiddenUntilMs, backend: 0 };
  return { id, groupId, hiddenUntil, inFlight: false, handle: undefined, held: undefined, surplus: false };
}

/** Why answers about a message cannot be compared which the backend handed out more often. */
export const SURPLUS = 'the backend handed out a message more often than msw-sqs, before its timeout was over there';

/** Whether the backend has handed out a message more often than the mock, and may have moved it to its dead-letter queue already. */
export function isAhead(message: TrackedMessage | undefined): boolean {
  return message !== undefined && (message.surplus || message.held !== undefined);
}

/** The messages that are in one queue of the mock, by their ids there. */
export type MessageBook = Map<string, TrackedMessage>;

/** Whether a consumer of the mock could get a message: not while it is hidden, nor while its group is in use. */
export function isAvailable(book: MessageBook, message: TrackedMessage, mockNowMs: number, fifo: boolean): boolean {
  if (message.hiddenUntil.mock > mockNowMs) return false;
  if (!fifo) return true;
  for (const other of book.values()) {
    if (other.groupId === message.groupId && other.inFlight && other.hiddenUntil.mock > mockNowMs) return false;
  }
  return true;
}

/**
 * Whether the backend cannot hand out a message yet, by its own clock; in a FIFO queue also while its group is in use.
 *
 * @param others - the messages of its queue
 */
export function isHiddenOnBackend(
  others: readonly TrackedMessage[],
  message: TrackedMessage,
  backendNowMs: number,
  fifo: boolean,
): boolean {
  const isHidden = ({ hiddenUntil }: TrackedMessage): boolean => hiddenUntil.backend > backendNowMs;
  return isHidden(message) || (fifo && others.some((other) => other.groupId === message.groupId && isHidden(other)));
}
