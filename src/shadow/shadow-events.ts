import type { ActionName } from '../api/shapes';
import type { EventOf, JournalEvent } from '../core/journal';
import type { Message } from '../core/message';
import { sequenceNumberOf } from '../core/sequence-number';
import type { Received } from '../backends/call-action';
import { identifierKind } from './compare-answers';
import { endTimeout } from './follow-time';
import { trackedMessage } from './message-book';
import type { ShadowContext } from './shadow-context';
import type { TwinQueue } from './twin-queues';
import type { QueueSnapshot } from './watch-world';

/** Keeps the backend in step with what happened outside of calls: what the test did itself, and what time did. */
export async function shadowEvent(
  event: JournalEvent,
  queue: QueueSnapshot | undefined,
  during: ActionName | undefined,
  context: ShadowContext,
): Promise<void> {
  const { twins } = context;
  if (event.kind === 'queueCreated') {
    if (during !== 'CreateQueue' && queue !== undefined) twins.register(queue);
    return;
  }
  const twin = twins.byArn(event.queueArn);
  if (twin === undefined) return;
  if (event.kind === 'messageSent') await sent(event, twin, during, context);
  else if (event.kind === 'messageDeadLettered') {
    await deadLettered(event.message.id, twin, event.toArn, context);
    // A receive that is under way on the mock has its own turn.
    if (during !== 'ReceiveMessage') await poke(twin, context);
  } else if (event.kind === 'messageExpired') {
    twin.messages.delete(event.message.id);
    twins.losesStep(twin, "messages expired by the test's clock");
  } else if (event.kind === 'receiveUndone') {
    twins.losesStep(twin, 'a caller went away before its answer came');
  } else if (queue !== undefined) await changed(event.kind, { queue, twin, during }, context);
}

async function sent(
  { message, atMs, visibleAtMs }: EventOf<'messageSent'>,
  twin: TwinQueue,
  during: ActionName | undefined,
  context: ShadowContext,
): Promise<void> {
  const tracked = trackedMessage(message.id, message.groupId, visibleAtMs);
  twin.messages.set(message.id, tracked);
  if (during !== undefined) return;
  await sendTwin(message, twin, context);
  tracked.hiddenUntil.backend = context.backend.answeredAtMs + (visibleAtMs - atMs);
}

/** Sends to the backend what the test has sent by itself. */
export async function sendTwin(message: Message, twin: TwinQueue, { twins, backend, pairs }: ShadowContext): Promise<void> {
  await twins.ensure(twin);
  if (twin.made === undefined) return;
  const { attributes, traceHeader } = message;
  const input = {
    QueueUrl: twin.made.url,
    MessageBody: message.body,
    MessageAttributes: attributes,
    MessageSystemAttributes: traceHeader && { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } },
    MessageGroupId: message.groupId,
    ...(twin.fifo ? { MessageDeduplicationId: message.deduplicationId } : { DelaySeconds: message.delaySeconds }),
  };
  const answer = await backend.ask('SendMessage', input, twins.callerOf(twin));
  if (answer.error !== undefined) {
    twins.losesStep(twin, `the backend refused a message that the test sent itself (${answer.error.code})`);
    return;
  }
  pairs.match('MessageId', message.id, String(answer['MessageId']));
  const sequenceNumber = sequenceNumberOf(message);
  if (sequenceNumber !== undefined)
    pairs.match(identifierKind('SequenceNumber', twin.arn), sequenceNumber, String(answer['SequenceNumber']));
}

async function deadLettered(id: string, twin: TwinQueue, toArn: string, context: ShadowContext): Promise<void> {
  const message = twin.messages.get(id);
  const target = context.twins.byArn(toArn);
  twin.messages.delete(id);
  if (message === undefined || target === undefined) return;
  await endTimeout(twin, message, context);
  target.messages.set(id, trackedMessage(id, message.groupId, 0));
}

/** The backend moves a message when it is next asked for it, which a poll that waits on the mock has not done there. */
async function poke(twin: TwinQueue, { backend, twins, pairs }: ShadowContext): Promise<void> {
  if (twin.made === undefined) return;
  const visibilityMs = Number(twin.snapshot.attributes['VisibilityTimeout'] ?? 30) * 1000;
  const input = { QueueUrl: twin.made.url, WaitTimeSeconds: 0, VisibilityTimeout: visibilityMs / 1000 };
  const { Messages = [] } = await backend.ask('ReceiveMessage', input, twins.callerOf(twin));
  for (const received of Messages as readonly Received[]) {
    const tracked = twin.messages.get(pairs.toMock('MessageId', received.MessageId) ?? '');
    if (tracked === undefined) continue;
    tracked.held = received;
    tracked.handle = received.ReceiptHandle;
    tracked.hiddenUntil.backend = backend.answeredAtMs + visibilityMs;
  }
}

interface Change {
  readonly queue: QueueSnapshot;
  readonly twin: TwinQueue;
  readonly during: ActionName | undefined;
}

async function changed(kind: JournalEvent['kind'], { queue, twin, during }: Change, { twins, backend }: ShadowContext): Promise<void> {
  if (kind === 'queueAttributesSet') twin.snapshot = queue;
  // What a call does, the backend is asked to do by the same call.
  if (during !== undefined) return;
  const caller = twins.callerOf(twin);
  if (kind === 'queuePurged') {
    twin.messages.clear();
    if (twin.made === undefined) return;
    await backend.ask('PurgeQueue', { QueueUrl: twin.made.url }, caller);
    twin.outOfStep = undefined;
  }
  if (kind !== 'queueAttributesSet' || twin.made === undefined) return;
  for (const needed of twins.namedIn(Object.values(queue.attributes).join(' '))) await twins.ensure(needed);
  const { FifoQueue: _fixed, ...settable } = queue.attributes;
  await backend.ask('SetQueueAttributes', { QueueUrl: twin.made.url, Attributes: twins.attributesToBackend(settable) }, caller);
}
