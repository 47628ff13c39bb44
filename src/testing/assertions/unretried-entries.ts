import type { SqsCall } from '../calls/call-log';
import { printedBody } from '../values/printed';
import type { Subject } from './subject';

interface Entry {
  readonly Id?: string;
  readonly MessageBody?: string;
}

interface Failure {
  readonly Id: string;
  readonly Code: string;
  readonly Message: string;
}

/** Entries of SendMessageBatch that were answered with `Failed` and never sent again, as lines. */
export function unretriedEntries({ world, isWorld, queues }: Subject): string[] {
  const { calls } = world.calls;
  const names = new Set(queues.map(({ name }) => name));
  return calls.flatMap((call, index) => {
    const failed = (call.output?.['Failed'] ?? []) as readonly Failure[];
    const queue = queueOf(call);
    if (call.action !== 'SendMessageBatch' || failed.length === 0 || (!isWorld && !names.has(queue))) return [];
    const later = calls.slice(index + 1).filter((other) => other.input['QueueUrl'] === call.input['QueueUrl']);
    const ids = new Set(failed.map(({ Id }) => Id));
    return failed
      .map((failure) => ({ failure, body: entriesOf(call).find(({ Id }) => Id === failure.Id)?.MessageBody ?? '' }))
      .filter(({ failure, body }) => !later.some((other) => sendsAgain(other, { id: failure.Id, body, ids })))
      .map(
        ({ failure: { Id, Code, Message }, body }) => `${queue}: entry "${Id}" ${printedBody(body)}  ${Code.split('.').at(-1)}: ${Message}`,
      );
  });
}

/** The same body, or a batch of nothing but ids that failed: other batches may well count their ids from 1 again. */
function sendsAgain(
  call: SqsCall,
  { id, body, ids }: { readonly id: string; readonly body: string; readonly ids: ReadonlySet<string> },
): boolean {
  if (call.action === 'SendMessage') return call.input['MessageBody'] === body;
  if (call.action !== 'SendMessageBatch') return false;
  const entries = entriesOf(call);
  if (entries.some(({ MessageBody }) => MessageBody === body)) return true;
  return entries.every(({ Id = '' }) => ids.has(Id)) && entries.some(({ Id }) => Id === id);
}

function entriesOf({ input }: SqsCall): readonly Entry[] {
  return (input['Entries'] ?? []) as readonly Entry[];
}

function queueOf({ input }: SqsCall): string {
  return String(input['QueueUrl']).split('/').at(-1)!;
}
