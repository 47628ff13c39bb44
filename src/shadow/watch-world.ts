import type { Caller } from '../actions/action';
import { identityOfUrl } from '../actions/queue-of';
import type { ActionName } from '../api/shapes';
import type { Call, CallObserver } from '../calls/call';
import { messagesIn } from '../calls/messages-in';
import type { JournalEvent } from '../core/journal';
import type { Queue } from '../core/queue';
import { queueArn } from '../core/queue-address';
import { SQS_ERRORS, type SqsError } from '../core/sqs-error';
import { jsonProtocol } from '../protocol/json';
import type { TestWorld } from '../testing/world/test-world';
import { plainValue } from '../testing/values/plain-value';
import type { Answer, Input } from '../backends/call-action';
import type { CallPosition, ShadowedCall } from './shadowed-call';
import type { Place, Step, StepLine } from './step-line';

/** Does with a backend what was done with the mock; each is told in order, when all before is done. */
export interface Follower {
  call(call: ShadowedCall): Promise<void>;
  /** @param during - the action of the call in which it happened; `undefined` when the test did it itself */
  event(event: JournalEvent, queue: QueueSnapshot | undefined, during: ActionName | undefined): Promise<void>;
  emptied(): Promise<void>;
}

/** A queue as it was when something happened. */
export interface QueueSnapshot {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

interface WatchOptions {
  readonly line: StepLine;
  readonly testName: () => string | undefined;
}

/**
 * Puts all that happens in a world into a line, in the order in which it happened there.
 *
 * @returns a function that ends it
 */
export function watchWorld(world: TestWorld, follower: Follower, options: WatchOptions): () => void {
  const watch = new WorldWatch(world, follower, options);
  const stops = [
    world.journal.subscribe((event) => watch.happened(event)),
    world.liveCalls.observe(watch),
    world.onEmptied(() => watch.emptied()),
  ];
  return () => {
    for (const stop of stops) stop();
    watch.dropPlaces();
  };
}

/** A message was given to a consumer. */
interface HandedOut {
  readonly callId: number | undefined;
  readonly place: Place;
  readonly atMs: number;
  readonly visibleAtMs: number;
}

/** What is kept of a call until it is over. */
interface Performed {
  readonly where: CallPosition;
  readonly begunIn: number;
  /** Before those of what it causes, such as a long poll that gets the message it sends. */
  readonly place: Place;
  /** What happened meanwhile. */
  readonly steps: Step[];
}

class WorldWatch implements CallObserver {
  readonly #world: TestWorld;
  readonly #follower: Follower;
  readonly #line: StepLine;
  readonly #testName: () => string | undefined;
  /** Where in the line messages were handed out, by receipt handle: a poll learns of them a little later. */
  readonly #handedOut = new Map<string, HandedOut>();
  readonly #performed = new Map<Call, Performed>();
  /** What befell the calls that are not over. */
  readonly #faults = new Map<number, string>();
  /** The call that is being performed, from its arrival until it is answered or waits. */
  #now: Call | undefined;
  /** Raised when the world is emptied: what began before is no longer of interest. */
  #era = 0;
  #calls = 0;
  #startMs = 0;

  constructor(world: TestWorld, follower: Follower, { line, testName }: WatchOptions) {
    this.#world = world;
    this.#follower = follower;
    this.#line = line;
    this.#testName = testName;
  }

  happened(event: JournalEvent): void {
    if (event.kind === 'messageReceived') {
      const { atMs, visibleAtMs, callId } = event;
      this.#handedOut.set(event.receiptHandle, { callId, place: this.#line.reserve(), atMs, visibleAtMs });
      return;
    }
    if (event.kind === 'faultInjected') {
      if (event.callId !== undefined) this.#faults.set(event.callId, event.fault);
      return;
    }
    const queue = this.#world.find(event.queueArn);
    const [snapshot, during] = [queue && snapshotOf(queue), this.#now];
    const step: Step = () => this.#follower.event(event, snapshot, during?.action);
    if (during === undefined) this.#line.add(step);
    else this.#performed.get(during)!.steps.push(step);
  }

  arrived(call: Call): void {
    const nowMs = this.#world.nowMs();
    if (this.#calls++ === 0) this.#startMs = nowMs;
    const where: CallPosition = { number: this.#calls, afterMs: nowMs - this.#startMs, test: this.#testName() };
    this.#performed.set(call, { where, begunIn: this.#era, place: this.#line.reserve(), steps: [] });
    this.#now = call;
  }

  waits(call: Call): void {
    this.#finish(call);
  }

  ended(call: Call): void {
    const performed = this.#performed.get(call);
    // It arrived before anybody watched.
    if (performed === undefined) return;
    const answered =
      performed.begunIn === this.#era ? shadowedCall(this.#world, call, performed.where, this.#faults.get(call.id)) : undefined;
    const atItsPlace = this.#now === call && call.action !== 'ReceiveMessage';
    this.#finish(call, answered !== undefined && atItsPlace ? () => this.#follower.call(answered) : undefined);
    this.#performed.delete(call);
    if (this.#faults.delete(call.id)) this.#dropLost(call);
    if (answered !== undefined && !atItsPlace) this.#queueUpLate(answered);
  }

  /** What it was to get and did not: nobody will ask for the places of that. */
  #dropLost({ id, output }: Call): void {
    const arrived = new Set(handlesOf(output));
    for (const [handle, { callId, place }] of this.#handedOut) {
      if (callId !== id || arrived.has(handle)) continue;
      place.drop();
      this.#handedOut.delete(handle);
    }
  }

  emptied(): void {
    this.#era++;
    this.#calls = 0;
    this.dropPlaces();
    this.#line.add(() => this.#follower.emptied());
  }

  dropPlaces(): void {
    for (const { place } of this.#handedOut.values()) place.drop();
    this.#handedOut.clear();
  }

  #finish(call: Call, last?: Step): void {
    if (this.#now !== call) return;
    const { place, steps } = this.#performed.get(call)!;
    this.#now = undefined;
    const all = last === undefined ? steps : [...steps, last];
    place.fill(async () => {
      for (const step of all) await step();
    });
  }

  /** A call that waited, or received, has its place where its messages were handed out, else where it was answered. */
  #queueUpLate(call: ShadowedCall): void {
    const [first, ...others] = handlesOf(call.answer).flatMap((handle) => this.#take(handle));
    if (first === undefined) return this.#line.add(() => this.#follower.call(call));
    const { atMs, visibleAtMs } = first;
    const receive: ShadowedCall = { ...call, answeredAt: atMs, visibilitySeconds: (visibleAtMs - atMs) / 1000 };
    first.place.fill(() => this.#follower.call(receive));
    for (const { place } of others) place.drop();
  }

  #take(handle: string): HandedOut[] {
    const found = this.#handedOut.get(handle);
    this.#handedOut.delete(handle);
    return found === undefined ? [] : [found];
  }
}

function shadowedCall(world: TestWorld, call: Call, where: CallPosition, fault: string | undefined): ShadowedCall {
  const { action, caller } = call;
  const input = plainValue(call.input) as Input;
  const queue = queueOf(world, input, caller);
  const found = queue && world.find(queueArn(queue));
  const asked = input['VisibilityTimeout'];
  const visibilitySeconds = typeof asked === 'number' ? asked : (found?.settings.visibilityTimeoutSeconds ?? 0);
  const { answer, codeAliases } = answerOf(action, call.output, call.error);
  return { action, caller, where, fault, input, answer, codeAliases, queue, answeredAt: world.nowMs(), visibilitySeconds };
}

function queueOf(world: TestWorld, { QueueUrl }: Input, caller: Caller): ShadowedCall['queue'] {
  if (typeof QueueUrl !== 'string') return undefined;
  return identityOfUrl(QueueUrl, caller, (queue) => world.find(queueArn(queue)) !== undefined);
}

function answerOf(
  action: ActionName,
  output: object | undefined,
  error: SqsError | undefined,
): Pick<ShadowedCall, 'answer' | 'codeAliases'> {
  if (error !== undefined) {
    const { queryCode, jsonType, httpStatus } = SQS_ERRORS[error.code];
    return { answer: { error: { code: queryCode, message: error.message, status: httpStatus } }, codeAliases: [jsonType.split('#')[1]!] };
  }
  const { body } = jsonProtocol.encode(action, (output ?? {}) as never, '');
  return { answer: (body === '' ? {} : JSON.parse(body)) as Answer, codeAliases: [] };
}

function handlesOf(answer: object | undefined): string[] {
  return messagesIn(answer).map(({ ReceiptHandle }) => ReceiptHandle);
}

/** A queue as it is now. */
export function snapshotOf({ arn, name, accountId, region, attributes, tags }: Queue): QueueSnapshot {
  return { arn, name, accountId, region, attributes: Object.fromEntries(attributes), tags: Object.fromEntries(tags) };
}
