import type { Call } from '../calls/call';
import type { CallToCome, Misfortune, Weather } from '../calls/misfortune';
import type { DecisionPoint, Decisions } from '../core/decisions';
import type { Clock } from '../core/clock';
import type { Recorder } from '../core/journal';
import type { Queue } from '../core/queue';
import type { Random } from '../core/random';
import { waysToBefall, type FaultContext, type HandedOutMessage, type MortalProcess, type Outage, type Refusal } from './fault';
import { FAULT_NAMES, FAULTS } from './faults';
import { throwRefusal } from './faults/refusal';
import { Holds } from './holds';
import { hasLastReceives, isOnLastReceives } from './last-receives';
import { PlaceOfCall, queueOfCall, type Choice, type Place, type Plan } from './place';
import { Processes } from './processes';
import { RuleInForce, type FaultRule } from './rule';
import { SeenMessages } from './seen-messages';

/** What chaos needs of its world. */
export interface ChaosSurroundings {
  readonly clock: Clock;
  /** Begins the stream of random choices anew. */
  readonly random: () => Random;
  readonly record: Recorder;
  /** Registers something that goes on. @returns what ends that */
  readonly work: (name: string) => () => void;
  /** The queue that a call names. */
  readonly queueOf: (call: Call) => Queue | undefined;
  readonly queues: () => Iterable<Queue>;
  /** The ARN of what a call is about, be it there or not. */
  readonly arnOf: (call: Call) => string;
  /** What is in force from the beginning, and again after each reset. */
  readonly rules?: readonly FaultRule[] | undefined;
  /** Whether timers of the program go by themselves. */
  readonly timersAreReal?: (() => boolean) | undefined;
  /** Told when a call begins to be held. */
  readonly onHold?: (() => void) | undefined;
}

/** What befalls the calls to a world: nothing, until a test or an exploration asks for it. */
export class Chaos implements Weather, Decisions {
  /** The processes of the program that may die. */
  readonly processes: Processes;
  /** The calls that are held. */
  readonly holds: Holds;
  readonly #surroundings: ChaosSurroundings;
  readonly #context: FaultContext;
  readonly #eyes: SeenMessages;
  #random: Random;
  #rules: RuleInForce[] = [];
  #used = 0;
  #plan: Plan | undefined;
  readonly #counts = new Map<string, number>();
  /** Calls by the SDK's number for them, which its attempts share. */
  readonly #known = new Set<string>();
  readonly #doomed = new Map<string, { readonly refusal: Refusal; times: number }>();
  #outages: { readonly includes: (call: Call) => boolean; readonly untilMs: number; attemptsLeft: number; readonly refusal: Refusal }[] =
    [];
  readonly #reversed = new Set<number>();
  #refusedAgain = 0;

  constructor(surroundings: ChaosSurroundings) {
    this.#surroundings = surroundings;
    this.processes = new Processes(surroundings);
    this.holds = new Holds(surroundings);
    this.#eyes = new SeenMessages(surroundings);
    this.#context = this.#createContext();
    this.#random = surroundings.random();
    this.use(...(surroundings.rules ?? []));
  }

  /** How many calls and processes go on when time passes, and not before. */
  get waiting(): number {
    return this.holds.size + this.processes.starting;
  }

  /** How many attempts were refused because an earlier one was, or an outage goes on. */
  get refusedAgain(): number {
    return this.#refusedAgain;
  }

  /** From now on a plan says what happens, and where it says nothing, what is switched on from now on. */
  follow(plan: Plan): void {
    this.off();
    this.#plan = plan;
  }

  /** @returns what is in force by it */
  use(...rules: readonly FaultRule[]): readonly RuleInForce[] {
    const sinceMs = this.#surroundings.clock.now();
    const added = rules.map((rule) => new RuleInForce(rule, { id: ++this.#used, eyes: this.#eyes, sinceMs }));
    this.#rules.push(...added);
    return added;
  }

  /** What is in force, in the order in which it was switched on. */
  get inForce(): readonly RuleInForce[] {
    return this.#rules;
  }

  /** One of what is in force happens no more. @returns whether it was in force */
  end(id: number): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  /** Nothing happens any more. */
  off(): void {
    this.#rules = [];
    this.#outages = [];
    this.#doomed.clear();
  }

  /** As it was at first, for what comes now; a plan stays. */
  reset(): void {
    this.off();
    for (const memory of [this.#counts, this.#known, this.#reversed]) memory.clear();
    this.#random = this.#surroundings.random();
    this.holds.end('its world was reset meanwhile');
    this.processes.restart();
    this.use(...(this.#surroundings.rules ?? []));
  }

  choose({ callId }: DecisionPoint): number {
    return this.#reversed.size > 0 && callId !== undefined && this.#reversed.has(callId) ? 1 : 0;
  }

  befalls(call: CallToCome): Misfortune | undefined {
    if (this.#processOf(call)?.isAlive === false) return { before: () => this.holds.forever() };
    if (this.#plan === undefined && this.#rules.length === 0 && this.#doomed.size === 0) return undefined;
    const refusal = this.#refusalOf(call);
    if (refusal !== undefined) return { perform: () => this.#refuseAgain(call, refusal) };
    if (this.#isRepeated(call)) return undefined;
    const place = this.#placeOf(call);
    const choice = this.#plan?.at(place);
    if (choice === undefined) return this.#byRule(place, call);
    return FAULTS[choice.fault].befall(call, choice.way, this.#plan?.spares === true ? this.#sparing(call) : this.#context);
  }

  /** Where messages are spared that could become dead letters. What a receive brings is known only then. */
  #sparing(call: Call): FaultContext {
    const isToBear = ({ MessageId }: HandedOutMessage): boolean => {
      const queue = this.#context.queueOf(call);
      const stored = queue?.messages(this.#context.clock.now()).find(({ message }) => message.id === MessageId);
      return stored === undefined || !isOnLastReceives(stored, queue!);
    };
    return { ...this.#context, concerns: isToBear, concernsOneOf: (messages) => messages.every(isToBear) };
  }

  #endangers(call: Call, { fault }: Choice): boolean {
    const { costsReceive, failsCalls = false, comesOut } = FAULTS[fault];
    if (comesOut === 'later' && call.action === 'ReceiveMessage') return false;
    return (costsReceive || failsCalls) && hasLastReceives(this.#surroundings.queues(), this.#context.clock.now());
  }

  #refuseAgain(call: Call, refusal: Refusal): never {
    this.#refusedAgain++;
    this.#context.tell(call, 'refused', `refused ${call.action} again`);
    return throwRefusal(refusal);
  }

  #byRule(place: Place, call: CallToCome): Misfortune | undefined {
    const { clock, timersAreReal = () => true } = this.#surroundings;
    const now = { nowMs: clock.now(), random: this.#random, timersAreReal };
    for (const rule of this.#rules) {
      const choice = rule.at(place, now);
      if (choice !== undefined) return this.#befall(call, choice, rule);
    }
    return undefined;
  }

  #befall(call: CallToCome, { fault, way }: Choice, rule: RuleInForce): Misfortune {
    const comesOutLater = FAULTS[fault].comesOut === 'later';
    if (!comesOutLater) rule.happened();
    const isWanted = (): boolean => !comesOutLater || !rule.isUsedUp;
    return FAULTS[fault].befall(call, way, {
      ...this.#context,
      isWanted,
      concerns: (message) => rule.concerns(call, message),
      concernsOneOf: (messages) => messages.some((message) => rule.concerns(call, message)),
      outage: (_first, outage) => this.#beginOutage((other) => rule.isAbout(other), outage),
      tell: (told, _fault, effect) => {
        if (comesOutLater) rule.happened();
        this.#context.tell(told, rule.rule.name, effect);
      },
    });
  }

  #refusalOf(call: Call): Refusal | undefined {
    const nowMs = this.#surroundings.clock.now();
    const outage = this.#outages.find(({ includes, untilMs, attemptsLeft }) => untilMs > nowMs && attemptsLeft > 0 && includes(call));
    if (outage !== undefined) {
      outage.attemptsLeft--;
      return outage.refusal;
    }
    const doom = this.#doomed.get(call.header('amz-sdk-invocation-id') ?? '');
    if (doom === undefined || doom.times-- <= 0) return undefined;
    return doom.refusal;
  }

  #beginOutage(includes: (call: Call) => boolean, { lastsMs, attempts, refusal }: Outage): void {
    this.#outages.push({ includes, untilMs: this.#surroundings.clock.now() + lastsMs, attemptsLeft: attempts, refusal });
  }

  /** Calls of an event source mapping are Lambda's own, wherever it was woken. */
  #processOf({ scope }: Call): MortalProcess | undefined {
    return scope?.functionName === undefined ? this.processes.current : undefined;
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
    const process = this.#processOf(call);
    const name = [...(process === undefined ? [] : [`${process.name}:`]), call.action, ...(queue === '' ? [] : [queue])].join(' ');
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return new PlaceOfCall(`${name} #${count}`, call, {
      choices: () => FAULT_NAMES.flatMap((fault) => waysToBefall(FAULTS[fault], call, this.#context).map((way) => ({ fault, way }))),
      endangers: (choice) => this.#endangers(call, choice),
    });
  }

  #createContext(): FaultContext {
    const { clock, queueOf, queues, arnOf, record } = this.#surroundings;
    return {
      clock,
      queueOf,
      isOneOfSeveralQueues: (call) => queueOf(call) !== undefined && [...queues()].length > 1,
      hold: (call, milliseconds) => this.holds.hold(call, milliseconds),
      forever: () => this.holds.forever(),
      reverse: ({ id }) => void this.#reversed.add(id),
      doom: (call, refusal, times = Infinity) => {
        const invocation = call.header('amz-sdk-invocation-id');
        if (invocation !== undefined) this.#doomed.set(invocation, { refusal, times });
      },
      outage: (call, outage) => this.#beginOutage((other) => isLike(other, call, outage), outage),
      processOf: (call) => this.#processOf(call),
      isWanted: () => true,
      concerns: () => true,
      concernsOneOf: () => true,
      tell: (call, fault, effect) =>
        record({ kind: 'faultInjected', atMs: clock.now(), queueArn: arnOf(call), callId: call.id, fault, effect }),
    };
  }
}

/** Whether an outage that began with a call concerns another one. */
function isLike(other: Call, first: Call, { isOfQueue }: Outage): boolean {
  return other.action === first.action && (!isOfQueue || queueOfCall(other) === queueOfCall(first));
}
