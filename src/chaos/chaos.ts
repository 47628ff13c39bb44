import type { Call } from '../calls/call';
import { ConnectionLost, type CallToCome, type Misfortune, type Weather } from '../calls/misfortune';
import type { Clock } from '../core/clock';
import type { DecisionPoint, Decisions } from '../core/decisions';
import type { Recorder } from '../core/journal';
import type { Queue } from '../core/queue';
import type { Random } from '../core/random';
import type { FaultContext, Refusal } from './fault';
import { FAULT_NAMES, FAULTS } from './faults';
import { throwRefusal } from './faults/lost-response';
import { queueOfCall, type Choice, type Place, type Plan } from './place';
import { Processes } from './processes';
import { RuleInForce, type FaultRule } from './rule';

/** What chaos needs of its world. */
export interface ChaosSurroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly record: Recorder;
  /** The queue that a call names. */
  readonly queueOf: (call: Call) => Queue | undefined;
}

/** What befalls the calls to a world: nothing, until a test or an exploration asks for it. */
export class Chaos implements Weather, Decisions {
  /** The processes of the program that may die. */
  readonly processes: Processes;
  readonly #surroundings: ChaosSurroundings;
  readonly #context: FaultContext;
  #rules: RuleInForce[] = [];
  #plan: Plan | undefined;
  readonly #counts = new Map<string, number>();
  /** Calls by the SDK's number for them, which its attempts share. */
  readonly #known = new Set<string>();
  readonly #doomed = new Map<string, Refusal>();
  readonly #outages = new Map<string, { readonly untilMs: number; readonly refusal: Refusal }>();
  readonly #reversed = new Set<number>();

  constructor(surroundings: ChaosSurroundings) {
    this.#surroundings = surroundings;
    this.processes = new Processes(surroundings.clock);
    this.#context = this.#createContext();
  }

  /** From now on a plan says what happens. */
  follow(plan: Plan): void {
    this.#plan = plan;
  }

  use(...rules: readonly FaultRule[]): void {
    const nowMs = this.#surroundings.clock.now();
    this.#rules.push(...rules.map((rule) => new RuleInForce(rule, nowMs)));
  }

  /** Nothing happens any more. */
  off(): void {
    this.#rules = [];
    this.#outages.clear();
  }

  choose({ callId }: DecisionPoint): number {
    return this.#reversed.size > 0 && callId !== undefined && this.#reversed.has(callId) ? 1 : 0;
  }

  befalls(call: CallToCome): Misfortune | undefined {
    if (this.processes.current?.isAlive === false) return { before: () => this.#context.forever(call) };
    if (this.#plan === undefined && this.#rules.length === 0 && this.#doomed.size === 0) return undefined;
    const refusal = this.#refusalOf(call);
    if (refusal !== undefined) return { perform: () => throwRefusal(refusal) };
    if (this.#isRepeated(call)) return undefined;
    const place = this.#placeOf(call);
    const choice = this.#plan === undefined ? this.#byRule(place) : this.#plan.at(place);
    return choice && FAULTS[choice.fault].befall(call, choice.way, this.#context);
  }

  #byRule(place: Place): Choice | undefined {
    const { clock, random } = this.#surroundings;
    const now = { nowMs: clock.now(), random };
    for (const rule of this.#rules) {
      const choice = rule.at(place, now);
      if (choice !== undefined) return choice;
    }
    return undefined;
  }

  #refusalOf(call: Call): Refusal | undefined {
    const outage = this.#outages.get(call.action);
    if (outage !== undefined && outage.untilMs > this.#surroundings.clock.now()) return outage.refusal;
    const invocation = call.header('amz-sdk-invocation-id');
    return invocation === undefined ? undefined : this.#doomed.get(invocation);
  }

  #isRepeated(call: Call): boolean {
    const invocation = call.header('amz-sdk-invocation-id');
    if (invocation === undefined) return false;
    if (this.#known.has(invocation)) return true;
    this.#known.add(invocation);
    return false;
  }

  #placeOf(call: CallToCome): Place {
    const queue = queueOfCall(call);
    const process = this.processes.current;
    const name = [...(process === undefined ? [] : [`${process.name}:`]), call.action, ...(queue === '' ? [] : [queue])].join(' ');
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    const choices = FAULT_NAMES.flatMap((fault) => FAULTS[fault].ways(call, this.#context).map((way) => ({ fault, way })));
    return { key: `${name} #${count}`, call, choices };
  }

  #createContext(): FaultContext {
    const { clock, queueOf, record } = this.#surroundings;
    return {
      clock,
      queueOf,
      hold: (call, milliseconds) => held(call, (release) => clock.schedule(clock.now() + milliseconds, release)),
      forever: (call) => held(call, () => () => {}) as Promise<never>,
      reverse: ({ id }) => void this.#reversed.add(id),
      doom: (call, refusal) => {
        const invocation = call.header('amz-sdk-invocation-id');
        if (invocation !== undefined) this.#doomed.set(invocation, refusal);
      },
      outage: ({ action }, milliseconds, refusal) => void this.#outages.set(action, { untilMs: clock.now() + milliseconds, refusal }),
      processOf: () => this.processes.current,
      tell: (call, fault, effect) => {
        const queueArn = queueOf(call)?.arn;
        if (queueArn !== undefined) record({ kind: 'faultInjected', atMs: clock.now(), queueArn, callId: call.id, fault, effect });
      },
    };
  }
}

/** Holds a call until it is released; rejects when it is given up, or fails, meanwhile. */
function held({ signal }: CallToCome, begin: (release: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = begin(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
    const giveUp = (): void => {
      cancel();
      reject(
        signal.reason instanceof Error && signal.reason.name !== 'AbortError' ? signal.reason : new ConnectionLost('The caller hung up.'),
      );
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
