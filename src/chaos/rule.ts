import type { ActionName } from '../api/shapes';
import type { Call } from '../calls/call';
import type { EpochMs } from '../core/clock';
import { queueNameIn } from '../core/queue-address';
import type { Random } from '../core/random';
import type { Candidate } from '../testing/patterns/candidate';
import type { ParsedPattern } from '../testing/patterns/message-pattern';
import type { FaultName, HandedOutMessage } from './fault';
import { FAULTS } from './faults';
import { entryWay } from './faults/entry';
import { queueOfCall, type Choice, type Place } from './place';

/** A fault to be injected: what `duplicateDelivery()` and the other functions of `msw-sqs/chaos` return. */
export interface FaultRule {
  /** What made it, as it is told: `throttle`. */
  readonly name: string;
  readonly fault: FaultName;
  /** In which ways, of those that the fault has; default: any of them. */
  readonly ways?: readonly string[] | undefined;
  /** In which way, whatever those are that the fault has by itself. */
  readonly ownWay?: string | undefined;
  /** What comes after the way that is drawn: `, by 500 ms`. */
  readonly suffix?: string | undefined;
  readonly queue?: string | undefined;
  readonly action?: ActionName | undefined;
  /** @internal */
  readonly message?: Pick<ParsedPattern, 'differences'> | undefined;
  readonly probability?: number | undefined;
  readonly count?: number | undefined;
  readonly after?: number | undefined;
  /** From when until when, in milliseconds of SQS' time from the moment in which it is switched on. */
  readonly window?: { readonly fromMs: number; readonly toMs: number } | undefined;
  /** Whether it spares messages that it could make dead letters. */
  readonly spares?: boolean | undefined;
  /** Whether it keeps away where the program waits on fake timers: what it causes is tried again after a wait. */
  readonly needsRealTimers?: boolean | undefined;
}

/** How a rule sees the messages that calls are about. */
export interface MessageEyes {
  /** The messages that a call sends or names, by its entries where it is a batch; `undefined` for one that cannot be told. */
  messagesOf(call: Call): readonly (SeenMessage | undefined)[];
  /** A message that a call was given. */
  handedOut(call: Call, message: HandedOutMessage): SeenMessage | undefined;
}

/** A message as a rule sees it. */
export interface SeenMessage extends Candidate {
  /** How often it can be received once more before it becomes a dead letter. */
  readonly receivesLeft: number;
}

/** What holds when a call comes. */
interface Present {
  readonly nowMs: EpochMs;
  readonly random: Random;
  readonly timersAreReal: () => boolean;
}

/** Two receives more: one that may be lost, and one for the work. */
const SPARED_RECEIVES = 2;

/** A rule in force. */
export class RuleInForce {
  readonly rule: FaultRule;
  /** Counts up from 1 within its world. */
  readonly id: number;
  readonly sinceMs: EpochMs;
  readonly #eyes: MessageEyes;
  #passed = 0;
  #happened = 0;

  constructor(rule: FaultRule, { id, eyes, sinceMs }: { readonly id: number; readonly eyes: MessageEyes; readonly sinceMs: EpochMs }) {
    this.rule = rule;
    this.id = id;
    this.#eyes = eyes;
    this.sinceMs = sinceMs;
  }

  /** How often it has happened. */
  get times(): number {
    return this.#happened;
  }

  get isUsedUp(): boolean {
    return this.#happened >= (this.rule.count ?? Infinity);
  }

  /** @returns what it wants to happen at a place */
  at({ call, choices }: Place, { nowMs, random, timersAreReal }: Present): Choice | undefined {
    const { fault, probability = 1, after = 0, needsRealTimers } = this.rule;
    const possible = choices.filter((choice) => choice.fault === fault);
    if (possible.length === 0 || this.isUsedUp || !this.#isNow(nowMs) || !this.isAbout(call)) return undefined;
    const ways = this.#waysOf(call, possible);
    if (ways.length === 0 || this.#passed++ < after) return undefined;
    if (probability < 1 && random.unit() >= probability) return undefined;
    if (needsRealTimers === true && !timersAreReal()) return undefined;
    const way = ways[Math.floor(random.unit() * ways.length)]!;
    return { fault, way: `${way}${this.rule.suffix ?? ''}` };
  }

  /** It has happened once more. */
  happened(): void {
    this.#happened++;
  }

  /** Whether a call is one that it is for, as far as action and queue tell. */
  isAbout(call: Call): boolean {
    const { queue, action } = this.rule;
    if (action !== undefined && action !== call.action) return false;
    return queue === undefined || queueNameIn(queue) === queueOfCall(call);
  }

  /** Whether a message that a call was given is one that it is for. */
  concerns(call: Call, message: HandedOutMessage): boolean {
    if (this.isUsedUp) return false;
    return this.#looksAtMessages ? this.#isFor(this.#eyes.handedOut(call, message)) : true;
  }

  #isNow(nowMs: EpochMs): boolean {
    const { fromMs, toMs } = this.rule.window ?? { fromMs: 0, toMs: Infinity };
    const sinceMs = nowMs - this.sinceMs;
    return sinceMs >= fromMs && sinceMs < toMs;
  }

  get #looksAtMessages(): boolean {
    return this.rule.message !== undefined || this.#spares;
  }

  get #spares(): boolean {
    return this.rule.spares === true && FAULTS[this.rule.fault].costsReceive;
  }

  #waysOf(call: Call, possible: readonly Choice[]): readonly string[] {
    const { ways, ownWay, message } = this.rule;
    // What a receive brings comes out later.
    const seen = this.#looksAtMessages && call.action !== 'ReceiveMessage' ? this.#eyes.messagesOf(call) : undefined;
    const meant = seen?.flatMap((each, index) => (this.#isFor(each) ? [index] : []));
    if (meant?.length === 0) return [];
    if (ownWay === 'all entries') return [entryWay([...possible.keys()], possible.length)];
    if (ownWay !== undefined) return [ownWay];
    const isByEntry = possible[0]!.way.startsWith('entry ');
    if (isByEntry && meant !== undefined)
      return message === undefined ? meant.map((index) => possible[index]!.way) : [entryWay(meant, possible.length)];
    return possible.map(({ way }) => way).filter((way) => ways?.includes(way) !== false);
  }

  #isFor(seen: SeenMessage | undefined): boolean {
    const { message } = this.rule;
    if (seen === undefined) return false;
    return (message === undefined || message.differences(seen).length === 0) && (!this.#spares || seen.receivesLeft >= SPARED_RECEIVES);
  }
}
