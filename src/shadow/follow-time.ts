import type { TrackedMessage } from './message-book';
import type { ShadowContext } from './shadow-context';
import type { TwinQueue } from './twin-queues';

/** The moment of a call is known as exactly as its answer was noticed. */
const SLACK_MS = 5;

/**
 * Ends on the backend the visibility timeouts that are over by the mock's clock, which a test may have moved.
 *
 * The backend's own clock cannot be moved, but a timeout can be ended by who has the receipt handle.
 */
export async function followTime(twin: TwinQueue, mockNowMs: number, context: ShadowContext): Promise<void> {
  const over = [...twin.messages.values()].filter(({ inFlight, hiddenUntil }) => inFlight && hiddenUntil.mock <= mockNowMs + SLACK_MS);
  if (over.length === 0) return;
  const backendNowMs = await context.backend.now();
  for (const message of over) {
    message.inFlight = false;
    if (message.hiddenUntil.backend > backendNowMs) await endTimeout(twin, message, context);
  }
}

/** Makes a message that was received from the backend visible there again. */
export async function endTimeout(twin: TwinQueue, message: TrackedMessage, { backend, twins }: ShadowContext): Promise<void> {
  if (message.handle === undefined || twin.made === undefined) return;
  const input = { QueueUrl: twin.made.url, ReceiptHandle: message.handle, VisibilityTimeout: 0 };
  const { error } = await backend.ask('ChangeMessageVisibility', input, twins.callerOf(twin));
  if (error === undefined) message.hiddenUntil.backend = backend.answeredAtMs;
}
