import type { Answer } from '../backends/call-action';
import { isAhead, SURPLUS } from './message-book';
import { messagesHandled, noteEffects } from './note-effects';
import { compareAnswers, type AnswerDifference } from './compare-answers';
import { followTime } from './follow-time';
import { notComparableByNature } from './not-comparable-by-nature';
import type { ShadowContext } from './shadow-context';
import { ShadowReceive } from './shadow-receive';
import type { ShadowedCall } from './shadowed-call';
import { answerForMock, withMockIdentifiers } from './answer-for-mock';
import { inputForBackend, queuesNeeded } from './input-for-backend';
import type { TwinQueue } from './twin-queues';

const BY_DEDUPLICATION = "the test's clock was moved past the deduplication interval, and the backend's cannot be";
const COUNTERS = ['', 'NotVisible', 'Delayed'].map((state) => `ApproximateNumberOfMessages${state}`);

/** Asks the backend what the mock was asked, and compares the two answers. */
export async function shadowCall(call: ShadowedCall, context: ShadowContext): Promise<void> {
  const twin = call.queue && context.twins.find(call.queue);
  if (call.fault !== undefined) return befell(call, call.fault, twin, context);
  for (const needed of queuesNeeded(call, context)) await context.twins.ensure(needed);
  tellRefusals(call, context);
  const reason = notComparableByNature(call, twin, context);
  if (reason !== undefined) {
    if (call.action === 'ReceiveMessage') context.twins.losesStep(twin!, reason);
    return context.findings.skip(call, reason);
  }
  if (twin?.made !== undefined) await followTime(twin, call.answeredAt, context);
  if (call.action === 'ReceiveMessage' && call.answer.error === undefined && twin !== undefined) {
    return new ShadowReceive(call, twin, context).run();
  }
  await compareOne(call, twin, context);
}

/** No backend does what the test wanted of the mock: it is not asked, and its queue is in another state from then on. */
function befell(call: ShadowedCall, fault: string, twin: TwinQueue | undefined, { twins, findings }: ShadowContext): void {
  const reason = `the fault ${fault} befell it, which the test asked for`;
  if (twin !== undefined) twins.losesStep(twin, reason);
  findings.skip(call, reason);
}

/** Queues that the test has made for itself are made on the backend when a call first needs them. */
function tellRefusals(call: ShadowedCall, { twins, findings }: ShadowContext): void {
  for (const twin of twins.all()) {
    if (twin.refusal === undefined) continue;
    const { input, answer } = twin.refusal;
    twin.refusal = undefined;
    const creation: ShadowedCall = { ...call, action: 'CreateQueue', queue: twin, input, answer: {} };
    findings.take(creation, answer, [{ field: 'error.code', mock: undefined, backend: answer.error?.code }]);
  }
}

async function compareOne(call: ShadowedCall, twin: TwinQueue | undefined, context: ShadowContext): Promise<void> {
  const { backend, pairs, findings, twins } = context;
  const raw = await backend.ask(call.action, withoutWait(call, context), twins.callerOf(call.caller));
  const answer = answerForMock(raw, call, context);
  const ignored = await ignoredMembers(call, twin, context);
  const fields =
    call.answer.error !== undefined || answer.error !== undefined
      ? compareErrors(call, answer)
      : compareAnswers(call.answer, answer, { pairs, ignored, queue: twin?.arn });
  const reason = notComparableInTheEnd(call, fields, twin, context);
  if (reason !== undefined) {
    twins.losesStep(twin!, reason);
    return findings.skip(call, reason);
  }
  await noteEffects(call, raw, twin, context);
  findings.take(call, withMockIdentifiers(answer, context), fields);
}

/** What the mock refuses is not to be waited for. */
function withoutWait(call: ShadowedCall, context: ShadowContext): ReturnType<typeof inputForBackend> {
  const input = inputForBackend(call, context);
  const wait = Number(input['WaitTimeSeconds']);
  return wait > 0 && wait <= 20 ? { ...input, WaitTimeSeconds: 0 } : input;
}

/** Codes and status must be the same; texts are every backend's own. */
function compareErrors(call: ShadowedCall, backend: Answer): AnswerDifference[] {
  const [ours, theirs] = [call.answer.error, backend.error];
  // Some write the code as a name of the API's model.
  const theirCode = theirs?.code.split('#').at(-1);
  const sameCode = ours?.code === theirCode || call.codeAliases.includes(String(theirCode));
  const code = { field: 'error.code', mock: ours?.code, backend: theirs?.code };
  const status = { field: 'error.status', mock: ours?.status, backend: theirs?.status };
  if (!sameCode) return [code];
  return ours?.status === theirs?.status ? [] : [status];
}

async function ignoredMembers(
  call: ShadowedCall,
  twin: TwinQueue | undefined,
  { backend, twins }: ShadowContext,
): Promise<ReadonlySet<string>> {
  const ignored = new Set<string>();
  if (call.action.endsWith('Batch')) ignored.add('Message');
  if (twin?.outOfStep !== undefined) for (const member of [...COUNTERS, 'MessageId', 'SequenceNumber']) ignored.add(member);
  if (call.action !== 'GetQueueAttributes' || twin === undefined) return ignored;
  const nowMs = await backend.now();
  const differs =
    [...twin.messages.values()].some(
      (message) => isAhead(message) || message.hiddenUntil.mock > call.answeredAt !== message.hiddenUntil.backend > nowMs,
    ) || twins.sourcesOf(twin).some(({ messages }) => [...messages.values()].some(isAhead));
  if (differs) for (const counter of COUNTERS) ignored.add(counter);
  return ignored;
}

/** Why a difference that was found says nothing. */
function notComparableInTheEnd(
  call: ShadowedCall,
  fields: readonly AnswerDifference[],
  twin: TwinQueue | undefined,
  context: ShadowContext,
): string | undefined {
  if (fields.length === 0 || twin === undefined) return undefined;
  // The mock took for new what the backend still takes for a duplicate, or the other way round.
  const aboutIdentity = fields.every(({ field }) => /(?:MessageId|SequenceNumber)$/.test(field));
  if (call.action.startsWith('SendMessage') && aboutIdentity && context.clockMoved(call.answeredAt)) return BY_DEDUPLICATION;
  return messagesHandled(call, twin, context).some(isAhead) ? SURPLUS : undefined;
}
