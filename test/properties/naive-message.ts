/** A message of the naive model: everything that is known of it, in the open. */
export interface NaiveMessage {
  readonly body: string;
  readonly groupId: string | undefined;
  readonly sentAtMs: number;
  /** Name of the queue it was dead-lettered from. */
  readonly from: string | undefined;
  /** Hidden until then, by a delay or a visibility timeout; `undefined` when it is not hidden. */
  hiddenUntilMs: number | undefined;
  /** When it was hidden, as a running number: of two that come back together the one hidden first comes first. */
  hiddenTurn: number;
  receivesHere: number;
  receivesInAll: number;
  lastReceivedAtMs: number;
  /** How often its visibility was changed: a retried receive attempt sees it. */
  changes: number;
}

/** Whether a consumer has the message. */
export const inFlight = (message: NaiveMessage): boolean => message.hiddenUntilMs !== undefined && message.receivesHere > 0;

/** Whether the message still waits for its delay. */
export const delayed = (message: NaiveMessage): boolean => message.hiddenUntilMs !== undefined && message.receivesHere === 0;

/** Whether the message could be received, were it not for its group. */
export const visible = (message: NaiveMessage): boolean => message.hiddenUntilMs === undefined;
