import { queueNameIn } from '../../core/queue-address';
import { momentInWords } from '../../testing/words/event-in-words';
import { shortened } from '../../words/shortened';
import { plainCount } from '../parts/plain-count';
import type { ShownCall } from '../parts/shown-call';
import type { StepTelling } from './step-in-words';
import type { TraceCall, TraceWorld } from './trace-data';
import type { TraceStep } from './trace-steps';

const SUMMARY_LENGTH = 120;

/** The calls of a world as a page shows them. */
export function shownCalls({ calls }: TraceWorld, steps: readonly TraceStep[], { startMs }: StepTelling): ShownCall[] {
  const firstStep = new Map<number, number>();
  steps.forEach((step, index) => {
    const id = step.kind === 'event' ? step.event.callId : undefined;
    if (id !== undefined && !firstStep.has(id)) firstStep.set(id, index + 1);
  });
  return calls.map((call) => ({
    id: call.id,
    action: call.action,
    queueName: queueOf(call),
    when: momentInWords(call.at - startMs),
    summary: summaryOf(call),
    outcome: outcomeOf(call),
    failed: call.error !== undefined || call.state === 'connectionLost' || failedEntries(call) > 0,
    input: call.input,
    output: call.output,
    error: call.error,
    step: firstStep.get(call.id) ?? stepAt(steps, call.at),
  }));
}

/** How many steps had happened when something did that has no step of its own. */
function stepAt(steps: readonly TraceStep[], atMs: number): number {
  const next = steps.findIndex((step) => step.atMs > atMs);
  return next < 0 ? steps.length : next;
}

function queueOf({ input }: TraceCall): string | undefined {
  const { QueueUrl, QueueName, SourceArn } = input;
  const text = [QueueUrl, SourceArn, QueueName].find((value) => typeof value === 'string');
  return text === undefined ? undefined : queueNameIn(text as string);
}

function summaryOf({ input, functionName }: TraceCall): string {
  const { MessageBody, Entries } = input;
  if (typeof MessageBody === 'string') return shortened(MessageBody, SUMMARY_LENGTH);
  if (Array.isArray(Entries)) {
    const bodies = (Entries as { MessageBody?: string }[]).flatMap((entry) => entry.MessageBody ?? []);
    const count = Entries.length === 1 ? '1 entry' : `${Entries.length} entries`;
    return shortened([count, ...bodies].join('  '), SUMMARY_LENGTH);
  }
  return functionName === undefined ? '' : `for function ${functionName}`;
}

function outcomeOf(call: TraceCall): string {
  const { state, error, output = {} } = call;
  if (error !== undefined) return error.code;
  if (state === 'connectionLost') return 'answer lost';
  if (state === 'givenUp') return 'given up by its caller';
  if (state !== 'answered') return 'still waiting';
  const failed = failedEntries(call);
  if (failed > 0) return `${failed} failed`;
  if (call.action !== 'ReceiveMessage') return 'ok';
  const messages = Array.isArray(output['Messages']) ? output['Messages'].length : 0;
  return messages === 0 ? 'no messages' : plainCount(messages, 'message');
}

function failedEntries({ output }: TraceCall): number {
  const failed = output?.['Failed'];
  return Array.isArray(failed) ? failed.length : 0;
}
