import { checkVisibilityChange } from './check-visibility-change';
import type { EpochMs } from './clock';
import { suppressedMessage } from './deduplication';
import type { JournalEvent } from './journal';
import { contentOf, firstOrigin, type Message, type MessageDraft } from './message';
import { messageOfHandle } from './message-of-handle';
import type { Delivery, MessageCounts, Queue, ReceiveRequest, SendReceipt, WaitOptions } from './queue';
import type { QueueEnvironment, QueueStart } from './queue-environment';
import type { QueueIdentity } from './queue-registry';
import { QueueState } from './queue-state';
import type { ReceiptHandles } from './receipt-handle';
import { deliveryOf, type HandedOut } from './receive-attempts';
import { sequenceNumberOf } from './sequence-number';
import { SqsError } from './sqs-error';
import { asDeadLetter, receiveCountOf, type Placement, type StoredMessage, type TransferredMessage } from './stored-message';
import { NamedQueue } from './named-queue';
import { LongPolls } from './long-polls';

/** {@link Queue} in memory: who may do what with which message, and who learns of it. */
export class MessageQueue extends NamedQueue implements Queue {
  /** What events rebuild. */
  readonly state: QueueState;
  readonly #env: QueueEnvironment;
  readonly #store: QueueState['store'];
  readonly #receipts: ReceiptHandles;
  readonly #waiting: LongPolls<Delivery>;

  constructor(identity: QueueIdentity, start: QueueStart, env: QueueEnvironment) {
    super(identity);
    this.#env = env;
    const onExpired = (expired: Placement, atMs: EpochMs): void => env.record({ kind: 'messageExpired', ...this.#about(expired, atMs) });
    this.state = new QueueState({ ...start, fifo: this.fifo, settingsOf: env.settingsOf, onExpired });
    this.#store = this.state.store;
    this.#receipts = start.receipts;
    this.#waiting = new LongPolls(env.clock, () => this.state.store.nextChangeMs(), env.watchersOf(this.arn));
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  get waitingUntilMs(): EpochMs | undefined {
    return this.#waiting.lastMs();
  }

  get mostWaiting(): number {
    return this.#waiting.sizeMax;
  }

  configure(attributes: ReadonlyMap<string, string>, nowMs: EpochMs): void {
    this.#change({ kind: 'queueAttributesSet', atMs: nowMs, queueArn: this.arn, attributes: Object.fromEntries(attributes) });
    this.#waiting.serve(nowMs);
  }

  setTags(tags: ReadonlyMap<string, string>, nowMs: EpochMs): void {
    this.#change({ kind: 'queueTagsSet', atMs: nowMs, queueArn: this.arn, tags: Object.fromEntries(tags) });
  }

  removeTags(keys: readonly string[], nowMs: EpochMs): void {
    this.#change({ kind: 'queueTagsRemoved', atMs: nowMs, queueArn: this.arn, keys: [...keys] });
  }

  send(draft: MessageDraft, nowMs: EpochMs): SendReceipt {
    this.#store.advanceTo(nowMs);
    const message = this.fifo ? this.#sendOnce(draft, nowMs) : this.#keep(draft, undefined, nowMs);
    return { messageId: message.id, sequenceNumber: sequenceNumberOf(message) };
  }

  receive(request: ReceiveRequest, nowMs: EpochMs): Delivery[] {
    this.#waiting.serve(nowMs);
    this.#store.advanceTo(nowMs);
    if (!this.fifo && this.#store.isFull) throw new SqsError('OverLimit', 'The maximum number of in flight messages is reached');
    this.state.attempts.check(request.attemptId, nowMs);
    return this.#deliver(request, nowMs);
  }

  async waitForMessages(request: ReceiveRequest, options: WaitOptions, nowMs: EpochMs): Promise<Delivery[]> {
    this.#waiting.serve(nowMs);
    this.#store.advanceTo(nowMs);
    this.state.attempts.check(request.attemptId, nowMs);
    const found = this.#deliver(request, nowMs);
    if (found.length > 0) return found;
    // Whoever wakes it later: what it receives is received by this call.
    const [{ currentCall }, { id }] = [this.#env, this.#env.currentCall];
    const deliveries = this.#waiting.wait((atMs) => currentCall.during(id, () => this.#deliver(request, atMs)), options);
    this.#env.onWait();
    return deliveries;
  }

  delete(receiptHandle: string, nowMs: EpochMs): void {
    const placement = this.#placementOf(receiptHandle, nowMs);
    if (placement !== undefined) this.#delete(placement, receiptHandle, nowMs);
  }

  at(position: number, nowMs: EpochMs): StoredMessage | undefined {
    this.#store.advanceTo(nowMs);
    return this.#store.get(position);
  }

  remove(position: number, nowMs: EpochMs): boolean {
    this.#store.advanceTo(nowMs);
    const placement = this.#store.get(position);
    if (placement !== undefined) this.#delete(placement, undefined, nowMs);
    return placement !== undefined;
  }

  changeVisibility(receiptHandle: string, timeoutSeconds: number, nowMs: EpochMs): void {
    const placement = this.#placementOf(receiptHandle, nowMs);
    checkVisibilityChange(placement, receiptHandle, { timeoutSeconds, nowMs });
    const visibleAtMs = nowMs + timeoutSeconds * 1000;
    this.state.changeVisibility(placement, visibleAtMs, nowMs);
    this.#env.record({ kind: 'visibilityChanged', ...this.#about(placement, nowMs), receiptHandle, visibleAtMs });
    this.#waiting.serve(nowMs);
  }

  takeBack(deliveries: readonly Delivery[], { attemptId }: ReceiveRequest, nowMs: EpochMs): void {
    // A queue that was deleted, or made anew by a reset, has nothing to take back.
    if (this.#env.findQueue(this.arn) !== this) return;
    this.#store.advanceTo(nowMs);
    for (const delivery of deliveries) {
      const placement = this.state.undelivered(delivery);
      if (placement === undefined) continue;
      const undone = { receivesBefore: delivery.before!.receives, attemptId };
      this.state.undoReceive(placement, undone, nowMs);
      this.#env.record({ kind: 'receiveUndone', ...this.#about(placement, nowMs), receiptHandle: delivery.receiptHandle, ...undone });
    }
    this.#waiting.serve(nowMs);
  }

  duplicate(receiptHandle: string, nowMs: EpochMs): boolean {
    const placement = this.#placementOf(receiptHandle, nowMs);
    if (placement === undefined || this.fifo || placement.hiddenPlace === undefined) return false;
    this.#change({ kind: 'messageDuplicated', ...this.#about(placement, nowMs) });
    this.#waiting.serve(nowMs);
    return true;
  }

  held(receiptHandle: string, nowMs: EpochMs): StoredMessage | undefined {
    return this.#placementOf(receiptHandle, nowMs);
  }

  purge(nowMs: EpochMs): void {
    this.#change({ kind: 'queuePurged', atMs: nowMs, queueArn: this.arn });
  }

  counts(nowMs: EpochMs): MessageCounts {
    this.#store.advanceTo(nowMs);
    return this.#store.counts();
  }

  messages(nowMs: EpochMs): StoredMessage[] {
    this.#store.advanceTo(nowMs);
    return this.#store.all();
  }

  peek(nowMs: EpochMs): StoredMessage | undefined {
    this.#store.advanceTo(nowMs);
    return this.#store.next();
  }

  nextChangeMs(nowMs: EpochMs): EpochMs | undefined {
    this.#store.advanceTo(nowMs);
    return this.#store.nextChangeMs();
  }

  transferOut({ position }: Message): void {
    const placement = this.#store.get(position);
    if (placement !== undefined) this.#store.drop(placement);
  }

  transferIn(message: TransferredMessage, nowMs: EpochMs, entered: (message: Message) => void): void {
    this.#store.advanceTo(nowMs);
    entered(this.#store.enter(message, message, { visibleAtMs: nowMs, nowMs }).message);
    this.#waiting.serve(nowMs);
  }

  close(reason?: SqsError): void {
    this.#waiting.close(reason);
  }

  #delete(placement: Placement, receiptHandle: string | undefined, nowMs: EpochMs): void {
    this.#store.drop(placement);
    const receiveCount = receiveCountOf(placement);
    this.#env.record({ kind: 'messageDeleted', atMs: nowMs, queueArn: this.arn, message: placement.message, receiveCount, receiptHandle });
    this.#waiting.serve(nowMs);
  }

  /** Changes what needs no decision. */
  #change(event: JournalEvent): void {
    this.#store.advanceTo(event.atMs);
    this.state.replay(event);
    this.#env.record(event);
  }

  /** What all events of a message tell. */
  #about(stored: StoredMessage, atMs: EpochMs) {
    return { atMs, queueArn: this.arn, message: stored.message, receiveCount: receiveCountOf(stored) };
  }

  #sendOnce(draft: MessageDraft, nowMs: EpochMs): Message {
    const deduplicationId = draft.deduplicationId ?? this.#env.digest.sha256(draft.body);
    const earlier = this.state.deduplication.find({ groupId: draft.groupId!, deduplicationId }, nowMs);
    if (earlier === undefined) return this.#keep(draft, deduplicationId, nowMs);
    const message = suppressedMessage(contentOf(draft, deduplicationId), earlier, nowMs);
    this.#env.record({ kind: 'duplicateSuppressed', atMs: nowMs, queueArn: this.arn, message, receiveCount: 0 });
    return message;
  }

  #keep(draft: MessageDraft, deduplicationId: string | undefined, nowMs: EpochMs): Message {
    const delaySeconds = (this.fifo ? undefined : draft.delaySeconds) ?? this.settings.delaySeconds;
    const [visibleAtMs, origin] = [nowMs + delaySeconds * 1000, firstOrigin(this.#env.random.uuid(), nowMs, delaySeconds)];
    const { message } = this.#store.enter(contentOf(draft, deduplicationId), origin, { visibleAtMs, nowMs });
    this.state.rememberSent(message, nowMs);
    this.#env.record({ kind: 'messageSent', atMs: nowMs, queueArn: this.arn, message, receiveCount: 0, visibleAtMs });
    this.#waiting.serve(nowMs);
    return message;
  }

  #deliver(request: ReceiveRequest, nowMs: EpochMs): Delivery[] {
    this.#store.advanceTo(nowMs);
    const { attemptId, maxMessages, visibilityTimeoutSeconds = this.settings.visibilityTimeoutSeconds } = request;
    const visibleAtMs = nowMs + visibilityTimeoutSeconds * 1000;
    const repeated = attemptId === undefined ? undefined : this.state.attempts.repeat(attemptId, nowMs);
    if (repeated !== undefined) return this.#deliverAgain(repeated, visibleAtMs, nowMs);
    const taken = this.#inOrder(this.#takeUpTo(maxMessages, nowMs), maxMessages, nowMs);
    const deliveries = taken.map((placement, index) => {
      const receiveAttempt = attemptId === undefined ? undefined : { id: attemptId, index };
      const { message, receives } = placement;
      this.state.countReceive(placement, nowMs);
      const receiptHandle = this.#receipts.create({ position: message.position, receive: placement.receives!.count });
      this.state.rememberAttempt(receiveAttempt, { placement, receiptHandle }, nowMs);
      const delivery = deliveryOf({ placement, receiptHandle }, { receives });
      // Written out, as a spread costs more than all the rest of a receive.
      this.#env.record({
        kind: 'messageReceived',
        atMs: nowMs,
        queueArn: this.arn,
        message,
        receiveCount: delivery.receiveCount,
        receiptHandle,
        visibleAtMs,
        receiveAttempt,
      });
      return delivery;
    });
    for (const placement of taken) this.#store.hideUntil(placement, { visibleAtMs, nowMs });
    return deliveries;
  }

  /** What an earlier receive attempt got: that is no further receive. */
  #deliverAgain(handedOut: readonly HandedOut[], visibleAtMs: EpochMs, nowMs: EpochMs): Delivery[] {
    const deliveries = handedOut.map(({ placement, receiptHandle }) => {
      this.#store.hideUntil(placement, { visibleAtMs, nowMs });
      this.#env.record({ kind: 'messageReceivedAgain', ...this.#about(placement, nowMs), receiptHandle, visibleAtMs });
      return deliveryOf({ placement, receiptHandle });
    });
    this.#waiting.serve(nowMs);
    return deliveries;
  }

  #takeUpTo(maxMessages: number, nowMs: EpochMs): Placement[] {
    const taken: Placement[] = [];
    while (taken.length < maxMessages && !this.#store.isFull) {
      const placement = this.#store.next();
      if (placement === undefined) break;
      if (this.#deadLetter(placement, nowMs)) continue;
      this.#store.take(placement);
      taken.push(placement);
    }
    return taken;
  }

  /** Those that were taken, in the order in which a standard queue happens to hand them out; the ones that it leaves are visible again. */
  #inOrder(taken: Placement[], maxMessages: number, nowMs: EpochMs): Placement[] {
    const point = { kind: 'order', queueArn: this.arn, callId: this.#env.currentCall.id } as const;
    if (this.fifo || this.#env.decisions.choose(point, 2) === 0) return taken;
    const reversed = [...taken, ...this.#takeUpTo(Infinity, nowMs)].reverse();
    for (const placement of reversed.slice(maxMessages)) this.#store.putBack(placement, nowMs);
    return reversed.slice(0, maxMessages);
  }

  /** Moves a message that was received as often as the redrive policy allows. */
  #deadLetter(placement: Placement, nowMs: EpochMs): boolean {
    const policy = this.settings.redrivePolicy;
    const isDue = policy !== undefined && (placement.receives?.count ?? 0) >= policy.maxReceiveCount;
    const target = isDue ? this.#env.findQueue(policy.deadLetterTargetArn) : undefined;
    if (target === undefined) return false;
    this.#store.drop(placement);
    target.transferIn(asDeadLetter(placement, this, nowMs), nowMs, (movedAs) =>
      this.#env.record({ kind: 'messageDeadLettered', ...this.#about(placement, nowMs), toArn: target.arn, movedAs }),
    );
    return true;
  }

  #placementOf(receiptHandle: string, nowMs: EpochMs): Placement | undefined {
    this.#store.advanceTo(nowMs);
    return messageOfHandle(receiptHandle, { receipts: this.#receipts, store: this.#store, fifo: this.fifo, nowMs });
  }
}
