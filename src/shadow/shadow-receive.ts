import type { Answer, Received } from '../backends/call-action';
import { compareAnswers, type AnswerDifference } from './compare-answers';
import { isAhead, isAvailable, isHiddenOnBackend, SURPLUS, type TrackedMessage } from './message-book';
import type { ShadowContext } from './shadow-context';
import { differsSince, type ShadowedCall } from './shadowed-call';
import { answerForMock, withMockIdentifiers } from './answer-for-mock';
import { inputForBackend } from './input-for-backend';
import type { TwinQueue } from './twin-queues';

/** How often the backend may answer without a message that the mock delivered; each time it is given a second. */
const FRUITLESS_RECEIVES_MAX = 3;
const RECEIVES_MAX = 30;
const BATCH_MAX = 10;
/** How exactly it is known when the backend's timeouts end. */
const SLACK_MS = 1000;

/** A message of the mock and the same one of the backend. */
interface Match {
  readonly mock: Received;
  readonly backend: Received;
  /** Handed out by the backend before it was asked for. */
  readonly early: boolean;
}

/** Receives from the backend what the mock delivered, in as many calls as it takes, and compares message by message. */
export class ShadowReceive {
  readonly #call: ShadowedCall;
  readonly #twin: TwinQueue;
  readonly #context: ShadowContext;
  readonly #missing: Map<string, Received>;
  readonly #matches: Match[] = [];
  readonly #received: Received[] = [];
  readonly #fields: AnswerDifference[] = [];
  #contentsDiffer = false;
  /** Whether the backend chose other messages than the mock, now or earlier: of which groups it gives first is its own affair. */
  #others = false;
  /** Why it cannot be compared: the backend's own clock is to blame, or its own choice. */
  #notComparable: string | undefined;

  constructor(call: ShadowedCall, twin: TwinQueue, context: ShadowContext) {
    this.#call = call;
    this.#twin = twin;
    this.#context = context;
    const delivered = (call.answer['Messages'] ?? []) as readonly Received[];
    this.#missing = new Map(delivered.map((message) => [message.MessageId, message]));
  }

  async run(): Promise<void> {
    const wanted = [...this.#missing.values()];
    for (const { ReceiptHandle, MessageId } of wanted) this.#context.handles.set(ReceiptHandle, MessageId);
    this.#takeHeld();
    if (this.#missing.size > 0 || wanted.length === 0) {
      const error = await this.#receiveAll(wanted.length === 0);
      if (error !== undefined) return this.#conclude(error);
    }
    await this.#lookForMissing();
    this.#compareOrder(wanted);
    for (const match of this.#matches) this.#compare(match, wanted.indexOf(match.mock));
    this.#conclude({ Messages: this.#received });
  }

  /** Messages that the backend handed out earlier than the mock. */
  #takeHeld(): void {
    for (const [id, mock] of this.#missing) {
      const message = this.#twin.messages.get(id);
      if (message?.held === undefined) continue;
      this.#match(mock, message.held, true);
      message.held = undefined;
    }
  }

  /** @returns the backend's answer when it is an error */
  async #receiveAll(expectNone: boolean): Promise<Answer | undefined> {
    let fruitless = 0;
    for (let receives = 0; receives < RECEIVES_MAX && fruitless < FRUITLESS_RECEIVES_MAX; receives++) {
      await this.#noteSurplus();
      const answer = await this.#ask(receives === 0, expectNone);
      if (answer.error !== undefined) return answer;
      const messages = (answer['Messages'] ?? []) as readonly Received[];
      const startedAtMs = this.#context.backend.answeredAtMs;
      const matchedBefore = this.#matches.length;
      for (const message of messages) this.#take(message, startedAtMs);
      if (this.#matches.length - matchedBefore < messages.length) this.#others = true;
      if (this.#missing.size === 0) break;
      if (messages.length === 0) fruitless++;
      if (messages.length === 0 && this.#isMissingForLong()) break;
    }
    return undefined;
  }

  /** Whether asking again is of no use: by the backend's clock, nothing of it is due for a while. */
  #isMissingForLong(): boolean {
    const { messages } = this.#twin;
    const soonMs = this.#context.backend.answeredAtMs + FRUITLESS_RECEIVES_MAX * 1000;
    return [...this.#missing.keys()].every((id) => (messages.get(id)?.hiddenUntil.backend ?? 0) > soonMs);
  }

  #ask(first: boolean, expectNone: boolean): Promise<Answer> {
    const input = inputForBackend(this.#call, this.#context);
    const asked = Number(input['MaxNumberOfMessages'] ?? 1);
    // In a FIFO queue a further message would keep its group from others.
    const MaxNumberOfMessages = first && this.#matches.length === 0 ? asked : this.#twin.fifo ? this.#missing.size : BATCH_MAX;
    const WaitTimeSeconds = expectNone ? 0 : 1;
    const caller = this.#context.twins.callerOf(this.#call.caller);
    return this.#context.backend.ask('ReceiveMessage', { ...input, MaxNumberOfMessages, WaitTimeSeconds }, caller);
  }

  #take(backend: Received, atMs: number): void {
    const { pairs } = this.#context;
    const id = pairs.toMock('MessageId', backend.MessageId);
    const tracked = id === undefined ? undefined : this.#twin.messages.get(id);
    const mock = this.#missing.get(id ?? '') ?? (id === undefined ? this.#missingByBody(backend.Body) : undefined);
    if (mock !== undefined) this.#match(mock, backend, false);
    else if (tracked === undefined && this.#context.twins.sourcesOf(this.#twin).some(({ messages }) => isAhead(messages.get(id ?? '')))) {
      this.#notComparable = SURPLUS;
    } else if (tracked === undefined) this.#extra(backend, 'a message that msw-sqs does not have');
    else this.#takeUnasked(tracked, backend, atMs);
    if (tracked !== undefined) tracked.handle = backend.ReceiptHandle;
    if (tracked !== undefined) tracked.hiddenUntil.backend = atMs + this.#call.visibilitySeconds * 1000;
  }

  #takeUnasked(tracked: TrackedMessage, backend: Received, atMs: number): void {
    const { messages, fifo } = this.#twin;
    const again = tracked.held !== undefined || this.#isMatched(tracked);
    const dueOnBackend = tracked.hiddenUntil.backend - SLACK_MS <= atMs;
    if (again && dueOnBackend) this.#isSurplus(tracked);
    else if (!again && isAvailable(messages, tracked, this.#call.answeredAt, fifo)) tracked.held = backend;
    else if (!again && dueOnBackend && tracked.hiddenUntil.mock > this.#call.answeredAt) {
      this.#notComparable = "the backend's clock has made a message visible that the test's clock still hides";
    } else this.#extra(backend, 'a message that msw-sqs has in flight, delayed, or behind another one of its group');
  }

  /** What the backend handed out for this call, or before its turn, it may now hand out or give up once more. */
  async #noteSurplus(): Promise<void> {
    const handedOut = [...this.#twin.messages.values()].filter((message) => message.held !== undefined || this.#isMatched(message));
    if (handedOut.length === 0) return;
    const nowMs = await this.#context.backend.now();
    for (const message of handedOut) if (message.hiddenUntil.backend - SLACK_MS <= nowMs) this.#isSurplus(message);
  }

  #isSurplus(message: TrackedMessage): void {
    message.surplus = true;
    this.#context.twins.deadLettersLoseStep(this.#twin, SURPLUS);
  }

  #missingByBody(body: string): Received | undefined {
    return [...this.#missing.values()].find((message) => message.Body === body);
  }

  #match(mock: Received, backend: Received, early: boolean): void {
    this.#missing.delete(mock.MessageId);
    this.#matches.push({ mock, backend, early });
    this.#received.push(backend);
  }

  #extra(backend: Received, what: string): void {
    this.#received.push(backend);
    this.#differ('Messages', 'no such message', `${what}: ${JSON.stringify(backend.Body)}`);
  }

  /** The queue's contents are not the same: what follows from them need not be told. */
  #differ(field: string, mock: unknown, backend: unknown): void {
    this.#contentsDiffer = true;
    this.#fields.push({ field, mock, backend });
  }

  #isMatched({ id }: TrackedMessage): boolean {
    return this.#matches.some(({ mock }) => mock.MessageId === id);
  }

  async #lookForMissing(): Promise<void> {
    if (this.#missing.size === 0) return;
    // What has just become visible there may have been missed.
    const nowMs = (await this.#context.backend.now()) - 2 * SLACK_MS;
    for (const [id, mock] of this.#missing) {
      const tracked = this.#twin.messages.get(id);
      const others = [...this.#twin.messages.values()].filter((message) => !this.#isMatched(message));
      if (tracked?.surplus) this.#notComparable = SURPLUS;
      else if (tracked !== undefined && isHiddenOnBackend(others, tracked, nowMs, this.#twin.fifo)) {
        this.#notComparable = "the test's clock was moved past a delay, and the backend's cannot be";
      } else if (tracked !== undefined && this.#isBehindItsGroup(tracked)) {
        this.#notComparable = 'the backend chose other message groups first, and had no place left for all messages of this one';
      } else this.#differ('Messages', `a message: ${JSON.stringify(mock.Body)}`, 'no such message, asked repeatedly');
    }
  }

  /** Whether others of its group are with a consumer, and a backend that chose differently cannot hand it out before they are done. */
  #isBehindItsGroup({ groupId }: TrackedMessage): boolean {
    const groupOf = ({ mock }: Match): string | undefined => this.#twin.messages.get(mock.MessageId)?.groupId;
    const chosenOtherwise = this.#others || this.#matches.some(({ early }) => early);
    return this.#twin.fifo && chosenOtherwise && this.#matches.some((match) => groupOf(match) === groupId);
  }

  /** Within a group, the order of delivery is that of sending. */
  #compareOrder(wanted: readonly Received[]): void {
    if (!this.#twin.fifo) return;
    const groupOf = ({ MessageId }: Received): string | undefined => this.#twin.messages.get(MessageId)?.groupId;
    const arrived = this.#matches.map(({ mock }) => mock);
    for (const group of new Set(wanted.map(groupOf))) {
      const [ours, theirs] = [wanted, arrived].map((list) => list.filter((message) => groupOf(message) === group).map(({ Body }) => Body));
      if (theirs!.length === ours!.length && theirs!.some((body, index) => body !== ours![index])) {
        this.#differ(`Messages (order in group ${group})`, ours, theirs);
      }
    }
  }

  #compare({ mock, backend, early }: Match, index: number): void {
    const tracked = this.#twin.messages.get(mock.MessageId);
    const ignored = new Set(tracked?.surplus ? ['ApproximateReceiveCount'] : []);
    // What came early came in answer to another call, which may have asked for other attributes.
    if (early) for (const member of ['Attributes', 'MessageAttributes', 'MD5OfMessageAttributes']) ignored.add(member);
    const theirs = answerForMock(backend as unknown as Answer, this.#call, this.#context);
    for (const difference of compareAnswers(mock, theirs, { pairs: this.#context.pairs, ignored, queue: this.#twin.arn })) {
      this.#fields.push({ ...difference, field: `Messages[${index}].${difference.field}` });
    }
    if (tracked === undefined) return;
    tracked.inFlight = this.#call.visibilitySeconds > 0;
    tracked.hiddenUntil.mock = this.#call.answeredAt + this.#call.visibilitySeconds * 1000;
  }

  #conclude(answer: Answer): void {
    const { findings, twins } = this.#context;
    const twin = this.#twin;
    if (answer.error !== undefined) this.#differ('error.code', undefined, answer.error.code);
    if (this.#notComparable !== undefined) {
      twins.losesStep(twin, this.#notComparable);
      findings.skip(this.#call, this.#notComparable);
      return;
    }
    const shown = withMockIdentifiers(answerForMock(answer, this.#call, this.#context), this.#context);
    findings.take(this.#call, shown, this.#fields);
    if (this.#contentsDiffer) twins.losesStep(twin, differsSince(this.#call));
  }
}
