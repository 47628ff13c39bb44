import type { JournalEvent, MessageEvent } from '../../core/journal';
import type { Message } from '../../core/message';
import { isGone, type LifeStretch, type ShownState } from '../parts/shown-message';
import type { TraceStep } from './trace-steps';

/** What became of a message at a step. */
interface Turn {
  /** How many steps had happened by then, this one included. */
  readonly step: number;
  readonly state: ShownState;
  readonly dead: boolean;
  readonly queueArn: string;
}

/** A message from its first step to its last, in all queues that it was in. */
export interface MessageLife {
  readonly key: string;
  /** As it was when it was last told of. */
  readonly message: Message;
  /** Never empty. */
  readonly turns: readonly Turn[];
  /** The steps that are about it, by their numbers. */
  readonly steps: readonly number[];
}

interface GrowingLife extends MessageLife {
  message: Message;
  readonly turns: Turn[];
  readonly steps: number[];
}

/** The lives of all messages, in the order in which they were first seen. */
export function messageLives(opening: readonly JournalEvent[], steps: readonly TraceStep[]): Map<string, MessageLife> {
  const lives = new Map<string, GrowingLife>();
  const lifeOf = (key: string, message: Message): GrowingLife => {
    const life = lives.get(key) ?? { key, message, turns: [], steps: [] };
    lives.set(key, life);
    return life;
  };
  const happened = (event: JournalEvent, step: number, key?: string): void => {
    if (event.kind === 'queuePurged' || event.kind === 'queueDeleted') return purge(lives, event.queueArn, step);
    if (!('message' in event)) return;
    const life = lifeOf(key ?? event.message.id, event.message);
    if (step > 0) life.steps.push(step);
    if ('movedAs' in event) life.message = event.movedAs;
    const turn = turnOf(event, life.turns.at(-1));
    if (turn !== undefined) life.turns.push({ step, ...turn });
  };
  for (const event of opening) happened(event, 0);
  steps.forEach((step, index) => {
    if (step.kind === 'event') happened(step.event, index + 1, step.key);
    if (step.kind !== 'visible') return;
    const life = lifeOf(step.key, step.hidden.message);
    life.steps.push(index + 1);
    life.turns.push({ step: index + 1, state: 'visible', dead: isDead(life.message), queueArn: step.hidden.queueArn });
  });
  for (const [key, { turns }] of lives) if (turns.length === 0) lives.delete(key);
  return lives;
}

/** The strip of a life on an axis of so many steps. */
export function stripOf({ turns }: MessageLife, steps: number): LifeStretch[] {
  return turns.map(({ step, state, dead }, index) => ({
    from: step / steps,
    to: (turns[index + 1]?.step ?? steps) / steps,
    state,
    dead,
  }));
}

function purge(lives: ReadonlyMap<string, GrowingLife>, queueArn: string, step: number): void {
  for (const { turns } of lives.values()) {
    const last = turns.at(-1);
    if (last === undefined || last.queueArn !== queueArn || isGone(last.state)) continue;
    turns.push({ ...last, step, state: 'purged' });
  }
}

function isDead({ deadLetterSourceArn }: Message): boolean {
  return deadLetterSourceArn !== undefined;
}

/** What an event makes of its message; `undefined` where it leaves it as it is. */
function turnOf(event: MessageEvent, before: Turn | undefined): Omit<Turn, 'step'> | undefined {
  const { queueArn, message } = event;
  const here = { queueArn, dead: isDead(message) };
  switch (event.kind) {
    case 'messageSent':
      return { ...here, state: event.visibleAtMs > event.atMs ? 'delayed' : 'visible' };
    case 'messageReceived':
    case 'messageReceivedAgain':
    case 'visibilityChanged':
      return { ...here, state: event.visibleAtMs > event.atMs ? 'inFlight' : 'visible' };
    case 'receiveUndone':
    case 'messageDuplicated':
      return { ...here, state: 'visible' };
    case 'messageDeleted':
      return { ...here, state: 'deleted' };
    case 'messageExpired':
      return { ...here, state: 'expired' };
    case 'messageDeadLettered':
    case 'messageRedriven':
      return { queueArn: event.toArn, dead: isDead(event.movedAs), state: 'visible' };
    case 'duplicateSuppressed':
      return before === undefined ? { ...here, state: 'visible' } : undefined;
  }
}
