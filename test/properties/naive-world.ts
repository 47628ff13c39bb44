import { visible, type NaiveMessage } from './naive-message';
import { NaiveFifoQueue } from './naive-fifo-queue';
import type { NaiveSettings } from './naive-queue';
import { NaiveStandardQueue } from './naive-standard-queue';

/** A queue of either kind. */
export type AnyNaiveQueue = NaiveFifoQueue | NaiveStandardQueue;

/** A message move task. */
interface NaiveTask {
  readonly source: AnyNaiveQueue;
  readonly to: string | undefined;
  readonly perSecond: number | undefined;
  readonly startedAtMs: number;
  readonly toMove: number;
  moved: number;
  status: string;
}

/** The queues of the naive model, and their time: it goes from one moment at which something happens to the next. */
export class NaiveWorld {
  nowMs: number;
  readonly queues = new Map<string, AnyNaiveQueue>();
  readonly tasks: NaiveTask[] = [];
  /** Every receive: when, where, which message, for which time. */
  readonly received: string[] = [];
  readonly deadLettered: string[] = [];
  #turns = 0;

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  create(name: string, settings: NaiveSettings): AnyNaiveQueue {
    const queue = name.endsWith('.fifo') ? new NaiveFifoQueue(name, settings, this) : new NaiveStandardQueue(name, settings, this);
    this.queues.set(name, queue);
    return queue;
  }

  turn(): number {
    return this.#turns++;
  }

  deadLetter(message: NaiveMessage, from: { readonly name: string; readonly fifo: boolean }, to: string): void {
    this.deadLettered.push(`${this.nowMs} ${from.name} ${message.body} to ${to}`);
    const target = this.queues.get(to)!;
    target.enter({ ...message, sentAtMs: from.fifo ? this.nowMs : message.sentAtMs, from: from.name }, 0);
    // Who waits at the target gets it at once; a queue that is its own target is just being received from.
    if (target.name === from.name) return;
    target.settle();
    target.polls.serve();
  }

  startTask(source: AnyNaiveQueue, to: string | undefined, perSecond: number | undefined): boolean {
    if (this.tasks.some((task) => task.source === source && task.status === 'RUNNING')) return false;
    const toMove = source.messages.filter(visible).length;
    this.tasks.push({ source, to, perSecond, startedAtMs: this.nowMs, toMove, moved: 0, status: 'RUNNING' });
    return true;
  }

  goTo(atMs: number): void {
    for (let next = this.#nextMoment(atMs); next !== undefined; next = this.#nextMoment(atMs)) {
      this.nowMs = next;
      this.happen();
    }
    this.nowMs = atMs;
    this.happen();
  }

  /** Everything that happens at this very moment. */
  happen(): void {
    for (const queue of this.queues.values()) queue.settle();
    for (const queue of this.queues.values()) queue.polls.serve();
    for (const task of this.tasks) {
      while (task.status === 'RUNNING' && beatAtMs(task) <= this.nowMs) this.#moveOne(task);
    }
    for (const queue of this.queues.values()) queue.settle();
  }

  #moveOne(task: NaiveTask): void {
    const message = task.moved < task.toMove ? task.source.next() : undefined;
    const destination = task.to ?? message?.from;
    if (message === undefined) {
      task.status = 'COMPLETED';
    } else if (destination === undefined) {
      task.status = 'FAILED';
    } else {
      task.source.drop(message);
      task.moved++;
      const queue = this.queues.get(destination)!;
      queue.enter({ ...message, sentAtMs: this.nowMs, receivesInAll: 0, from: undefined }, 0);
      queue.polls.serve();
      if (task.moved === task.toMove) task.status = 'COMPLETED';
    }
  }

  #nextMoment(untilMs: number): number | undefined {
    const moments = [...this.queues.values()].flatMap((queue) => queue.moments());
    const beats = this.tasks.filter(({ status }) => status === 'RUNNING').map(beatAtMs);
    const ahead = [...moments, ...beats].filter((atMs) => atMs > this.nowMs && atMs <= untilMs);
    return ahead.length === 0 ? undefined : Math.min(...ahead);
  }
}

function beatAtMs({ startedAtMs, moved, perSecond }: NaiveTask): number {
  return perSecond === undefined ? startedAtMs : startedAtMs + Math.ceil((moved * 1000) / perSecond);
}
