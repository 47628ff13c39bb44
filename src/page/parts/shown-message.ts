import type { MessageAttributes } from '../../core/message';

/** Where a message is in its life, and at the end of it. */
export type ShownState = 'delayed' | 'visible' | 'inFlight' | 'deleted' | 'expired' | 'purged';

/** Whether it is in no queue any more. */
export function isGone(state: ShownState): boolean {
  return state === 'deleted' || state === 'expired' || state === 'purged';
}

/** A part of a message's life as a strip shows it: from one place on the axis of time to the next. */
export interface LifeStretch {
  /** From 0, the beginning, to 1, the end. */
  readonly from: number;
  readonly to: number;
  readonly state: ShownState;
  /** Whether it is in a dead-letter queue. */
  readonly dead: boolean;
}

/** A message as a page shows it, at one moment. */
export interface ShownMessage {
  /** What no other message of the page has. */
  readonly key: string;
  readonly id: string;
  readonly body: string;
  readonly queueArn: string;
  readonly queueName: string;
  readonly state: ShownState;
  /** Whether it is in a dead-letter queue. */
  readonly dead?: boolean | undefined;
  /** The state with what goes with it: `in flight for 28 s more`. */
  readonly stateText: string;
  readonly receiveCount: number;
  readonly attributes?: MessageAttributes | undefined;
  /** Absent where only the present is known. */
  readonly strip?: readonly LifeStretch[] | undefined;
}

/** Something that happened to a message. */
export interface LifeEvent {
  /** When, relative to the beginning: `+31 s`. */
  readonly when: string;
  readonly text: string;
  readonly tone: Tone;
  /** The step at which it happened, where the page can go back to it. */
  readonly step?: number | undefined;
}

/** How something that happened is coloured. */
export type Tone = 'sent' | 'received' | 'done' | 'bad' | 'time' | 'other';
