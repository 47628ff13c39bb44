import type { Answer, Input } from '../backends/call-action';
import type { TrackedMessage } from './message-book';
import type { ShadowContext } from './shadow-context';
import { differsSince, partsOf, type ShadowedCall } from './shadowed-call';
import { namedQueue } from './input-for-backend';
import type { TwinQueue } from './twin-queues';

/** One message of a call, alone or in a batch. */
interface Part {
  readonly input: Input;
  readonly mock: Answer;
  readonly backend: Answer;
}

/** Takes note of what a call has changed on both sides. */
export async function noteEffects(call: ShadowedCall, backend: Answer, twin: TwinQueue | undefined, context: ShadowContext): Promise<void> {
  if (call.action === 'CreateQueue') return noteCreation(call, backend, context);
  if ((call.answer.error === undefined) !== (backend.error === undefined)) {
    if (twin !== undefined) context.twins.losesStep(twin, differsSince(call));
    return;
  }
  if (call.answer.error !== undefined) return;
  if (call.action === 'StartMessageMoveTask') noteMoveTask(call, context);
  if (twin === undefined) return;
  if (call.action === 'DeleteQueue') context.twins.forget(twin);
  if (call.action === 'PurgeQueue') {
    twin.messages.clear();
    twin.outOfStep = undefined;
  }
  for (const part of partsDone(call, backend)) notePart(call, part, twin, context);
}

async function noteCreation(call: ShadowedCall, backend: Answer, { twins }: ShadowContext): Promise<void> {
  const queue = namedQueue(call);
  if (queue === undefined || backend.error !== undefined || call.answer.error !== undefined) {
    if (queue !== undefined && call.answer.error === undefined) twins.refused(queue, differsSince(call));
    if (backend['QueueUrl'] !== undefined) twins.willDelete(String(backend['QueueUrl']), twins.callerOf(call.caller));
    return;
  }
  const twin = await twins.adopt(queue, String(backend['QueueUrl']), twins.callerOf(call.caller));
  twin.snapshot = {
    ...twin.snapshot,
    attributes: (call.input['Attributes'] ?? twin.snapshot.attributes) as Readonly<Record<string, string>>,
  };
}

/** Each side moves messages at its own pace. */
function noteMoveTask({ input }: ShadowedCall, { twins }: ShadowContext): void {
  const source = twins.byArn(String(input['SourceArn']));
  for (const twin of twins.all()) {
    const isTarget = input['DestinationArn'] === undefined || twin.arn === input['DestinationArn'];
    if (twin === source || isTarget) twins.losesStep(twin, 'a message move task goes at its own pace on each side');
  }
}

/** Those that both sides did. */
function partsDone(call: ShadowedCall, backend: Answer): Part[] {
  const { input, answer } = call;
  if (input['Entries'] === undefined) return [{ input, mock: answer, backend }];
  const idsOf = (list: unknown): Map<unknown, Answer> => new Map(((list ?? []) as Answer[]).map((entry) => [entry['Id'], entry]));
  const [ours, theirs] = [idsOf(answer['Successful']), idsOf(backend['Successful'])];
  return partsOf(call).flatMap((entry) => {
    const [mock, other] = [ours.get(entry['Id']), theirs.get(entry['Id'])];
    return mock === undefined || other === undefined ? [] : [{ input: entry, mock, backend: other }];
  });
}

function notePart(call: ShadowedCall, { input, mock }: Part, twin: TwinQueue, context: ShadowContext): void {
  const { answeredAtMs } = context.backend;
  if (call.action.startsWith('SendMessage')) {
    const sent = twin.messages.get(String(mock['MessageId']));
    if (sent !== undefined) sent.hiddenUntil.backend = answeredAtMs + Math.max(0, sent.hiddenUntil.mock - call.answeredAt);
    return;
  }
  const message = messageOf(String(input['ReceiptHandle']), twin, context);
  if (message === undefined) return;
  if (call.action.startsWith('DeleteMessage')) twin.messages.delete(message.id);
  if (!call.action.startsWith('ChangeMessageVisibility')) return;
  const timeoutMs = Number(input['VisibilityTimeout'] ?? 0) * 1000;
  message.inFlight = timeoutMs > 0;
  message.hiddenUntil.mock = call.answeredAt + timeoutMs;
  message.hiddenUntil.backend = answeredAtMs + timeoutMs;
}

/** The messages whose receipt handles a call gives. */
export function messagesHandled(call: ShadowedCall, twin: TwinQueue, context: ShadowContext): TrackedMessage[] {
  return partsOf(call)
    .map(({ ReceiptHandle }) => messageOf(String(ReceiptHandle), twin, context))
    .filter((message) => message !== undefined);
}

function messageOf(mockHandle: string, twin: TwinQueue, { handles }: ShadowContext): TrackedMessage | undefined {
  const id = handles.get(mockHandle);
  return id === undefined ? undefined : twin.messages.get(id);
}
