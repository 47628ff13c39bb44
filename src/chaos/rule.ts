import type { Call } from '../calls/call';
import type { EpochMs } from '../core/clock';
import type { Random } from '../core/random';
import type { FaultName } from './fault';
import { queueNameIn } from '../core/queue-address';
import { queueOfCall, type Choice, type Place } from './place';

/** Where and how often a fault is to happen. */
export interface FaultOptions {
  /** A queue's name, URL or ARN. Default: any. */
  readonly queue?: string | undefined;
  /** An action, such as `'SendMessage'`. Default: all that the fault can befall. */
  readonly action?: string | undefined;
  /** Text that the call's input has somewhere: the body of a message that is sent, for example. */
  readonly message?: string | RegExp | undefined;
  /** How likely it is at each call: `0` to `1`, the default. */
  readonly probability?: number | undefined;
  /** How often it happens at most. Default: without end. */
  readonly count?: number | undefined;
  /** How many calls go well before. Default `0`. */
  readonly after?: number | undefined;
  /** For how long from now, in milliseconds of SQS' time. Default: without end. */
  readonly forMs?: number | undefined;
  /** In which way, of those that the fault has. Default: one of them, drawn. */
  readonly way?: string | undefined;
}

/** A fault to be injected. */
export interface FaultRule extends FaultOptions {
  readonly fault: FaultName;
}

/** A rule in force. */
export class RuleInForce {
  readonly rule: FaultRule;
  readonly #untilMs: EpochMs;
  #passed = 0;
  #happened = 0;

  constructor(rule: FaultRule, nowMs: EpochMs) {
    this.rule = rule;
    this.#untilMs = nowMs + (rule.forMs ?? Infinity);
  }

  get isUsedUp(): boolean {
    return this.#happened >= (this.rule.count ?? Infinity);
  }

  /** @returns what it wants to happen at a place */
  at({ call, choices }: Place, { nowMs, random }: { nowMs: EpochMs; random: Random }): Choice | undefined {
    const { fault, way, probability = 1, after = 0 } = this.rule;
    const wanted = choices.filter((choice) => choice.fault === fault && (way === undefined || choice.way === way));
    if (wanted.length === 0 || this.isUsedUp || nowMs > this.#untilMs || !this.#isAbout(call)) return undefined;
    if (this.#passed++ < after) return undefined;
    if (probability < 1 && random.unit() >= probability) return undefined;
    this.#happened++;
    return wanted[Math.floor(random.unit() * wanted.length)];
  }

  #isAbout(call: Call): boolean {
    const { action, input } = call;
    const { queue, action: wanted, message } = this.rule;
    if (wanted !== undefined && wanted.replace(/Command$/, '') !== action) return false;
    if (queue !== undefined && queueNameIn(queue) !== queueOfCall(call)) return false;
    if (message === undefined) return true;
    const text = JSON.stringify(input);
    return typeof message === 'string' ? text.includes(message) : message.test(text);
  }
}
