import type { ActionName } from '../api/shapes';
import type { JournalEvent } from '../core/journal';
import { stateOf, type StoredMessage } from '../core/stored-message';
import { trackedMessage } from './message-book';
import { BackendSilent } from './shadow-backend';
import { shadowCall } from './shadow-calls';
import type { ShadowContext } from './shadow-context';
import { sendTwin, shadowEvent } from './shadow-events';
import type { ShadowedCall } from './shadowed-call';
import type { Follower, QueueSnapshot } from './watch-world';

/** How much later than its own clock says a backend may be asked. */
const MOVED_MS = 2000;

/** Repeats on the backend what happens on the mock, until the backend fails. */
export class ShadowFollower implements Follower {
  readonly #context: ShadowContext;
  /** By how much the mock's clock was ahead of the backend's when the first call was compared. */
  #aheadMs: number | undefined;
  /** Why nothing is compared any more. */
  failure: Error | undefined;

  constructor(context: Omit<ShadowContext, 'clockMoved'>) {
    const clockMoved = (mockMs: number): boolean => mockMs - context.backend.answeredAtMs - (this.#aheadMs ?? 0) > MOVED_MS;
    this.#context = { ...context, clockMoved };
  }

  async call(call: ShadowedCall): Promise<void> {
    if (this.failure !== undefined) return;
    this.#aheadMs ??= call.answeredAt - (await this.#context.backend.now());
    await shadowCall(call, this.#context);
  }

  async event(event: JournalEvent, queue: QueueSnapshot | undefined, during: ActionName | undefined): Promise<void> {
    if (this.failure === undefined) await shadowEvent(event, queue, during, this.#context);
  }

  /** Takes note of a queue that was there before. */
  async takeOver(queue: QueueSnapshot): Promise<void> {
    this.#context.twins.register(queue);
  }

  /** Sends the messages to the backend that were there before. */
  async takeOverMessages({ arn }: QueueSnapshot, messages: readonly StoredMessage[], nowMs: number): Promise<void> {
    const twin = this.#context.twins.byArn(arn);
    if (this.failure !== undefined || twin === undefined) return;
    for (const stored of messages) {
      const { message, receives, visibleAtMs } = stored;
      twin.messages.set(message.id, trackedMessage(message.id, message.groupId, visibleAtMs));
      if (receives !== undefined || stateOf(stored, nowMs) !== 'visible') {
        this.#context.twins.losesStep(twin, 'it had messages in flight or delayed before it was shadowed');
      } else await sendTwin(message, twin, this.#context);
    }
  }

  async emptied(): Promise<void> {
    this.#aheadMs = undefined;
    const { pairs, handles, twins } = this.#context;
    pairs.clear();
    handles.clear();
    if (this.failure === undefined) await twins.deleteAll();
  }

  fail(error: unknown): void {
    this.failure ??=
      error instanceof BackendSilent
        ? error
        : new Error(`Failed to shadow calls to SQS, which is a fault of msw-sqs and not of your code: ${String(error)}`, { cause: error });
  }

  close(): void {
    this.#context.backend.close();
  }
}
