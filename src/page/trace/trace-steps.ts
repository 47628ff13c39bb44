import type { JournalEvent, MessageEvent } from '../../core/journal';
import type { TraceWorld } from './trace-data';

/** One step of a world through time: an event, or what time alone brought about. */
export type TraceStep =
  | { readonly kind: 'event'; readonly atMs: number; readonly event: JournalEvent; readonly key: string | undefined }
  /** A message can be received again, or for the first time, as what hid it is over. */
  | { readonly kind: 'visible'; readonly atMs: number; readonly hidden: HidingEvent; readonly key: string }
  /** The test was over. */
  | { readonly kind: 'end'; readonly atMs: number };

/** An event that hides a message for a while. */
export type HidingEvent = Extract<MessageEvent, { readonly visibleAtMs: number }>;

/** The steps of a world, in order; what happens to a message carries its key, which stays when a redrive gives it another id. */
export function traceSteps({ opening, events, endMs }: Pick<TraceWorld, 'opening' | 'events' | 'endMs'>): TraceStep[] {
  const keys = new Keys();
  const hidden = new Map<string, HidingEvent>();
  const steps: TraceStep[] = [];
  let soonestMs = Infinity;
  const passUntil = (atMs: number): void => {
    if (soonestMs > atMs) return;
    const over = Array.from(hidden).filter(([, event]) => event.visibleAtMs <= atMs);
    over.sort(([, a], [, b]) => a.visibleAtMs - b.visibleAtMs);
    for (const [key, event] of over) {
      hidden.delete(key);
      steps.push({ kind: 'visible', atMs: event.visibleAtMs, hidden: event, key });
    }
    soonestMs = Array.from(hidden.values()).reduce((soonest, { visibleAtMs }) => Math.min(soonest, visibleAtMs), Infinity);
  };
  const follow = (event: JournalEvent): string | undefined => {
    if (event.kind === 'queuePurged' || event.kind === 'queueDeleted') forget(hidden, event.queueArn);
    if (!('message' in event)) return undefined;
    const key = keys.of(event);
    if (event.kind === 'duplicateSuppressed') return key;
    hidden.delete(key);
    if ('visibleAtMs' in event && event.visibleAtMs > event.atMs) {
      hidden.set(key, event);
      soonestMs = Math.min(soonestMs, event.visibleAtMs);
    }
    return key;
  };
  for (const event of opening) follow(event);
  let lastMs = -Infinity;
  for (const event of events) {
    if (event.atMs > lastMs) passUntil((lastMs = event.atMs));
    steps.push({ kind: 'event', atMs: event.atMs, event, key: follow(event) });
  }
  passUntil(endMs);
  steps.push({ kind: 'end', atMs: Math.max(endMs, lastMs) });
  return steps;
}

function forget(hidden: Map<string, HidingEvent>, queueArn: string): void {
  for (const [key, event] of hidden) if (event.queueArn === queueArn) hidden.delete(key);
}

/** Ids of messages, those that redrives changed taken for what they were at first. */
class Keys {
  readonly #first = new Map<string, string>();

  of(event: MessageEvent): string {
    const key = this.#first.get(event.message.id) ?? event.message.id;
    if (event.kind === 'messageRedriven') this.#first.set(event.movedAs.id, key);
    return key;
  }
}
