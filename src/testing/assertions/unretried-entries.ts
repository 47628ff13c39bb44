import { queueNameIn } from '../../core/queue-address';
import type { SqsCall } from '../calls/call-log';
import { queuesNamed } from '../calls/queues-named';
import { printedBody } from '../values/printed';
import type { Subject } from './subject';

interface Entry {
  readonly Id?: string;
  readonly MessageBody?: string;
}

interface Failure {
  readonly Id: string;
  readonly Code: string;
  /** Whether it would fail again as it is. */
  readonly SenderFault: boolean;
  readonly Message: string;
}

/** An entry that failed and was not sent again so far. */
export interface OpenFailure {
  /** The call that was answered so. */
  readonly call: SqsCall;
  readonly queueArn: string;
  readonly body: string;
  readonly failure: Failure;
  /** The ids of all that failed with it. */
  readonly ids: ReadonlySet<string>;
}

/** Entries of SendMessageBatch that were answered with `Failed` and never sent again, as lines. */
export function unretriedEntries({ world, isWorld, queues }: Subject): string[] {
  const arns = new Set(queues.map(({ arn }) => arn));
  return openFailures(world.calls.calls)
    .filter(({ queueArn }) => isWorld || arns.has(queueArn))
    .map(
      ({ queueArn, body, failure: { Id, Code, Message } }) =>
        `${queueNameIn(queueArn)}: entry "${Id}" ${printedBody(body)}  ${Code.split('.').at(-1)}: ${Message}`,
    );
}

/** Entries of SendMessageBatch that were answered with `Failed` and never sent again. */
export function openFailures(calls: readonly SqsCall[]): OpenFailure[] {
  // Mostly there is none, and what all calls were about need not be looked at.
  if (!calls.some((call) => failedIn(call).length > 0)) return [];
  const open = new Set<OpenFailure>();
  for (const call of calls) {
    const [queueArn] = queuesNamed(call);
    if (queueArn === undefined || call.output === undefined) continue;
    const there = [...open].filter((one) => one.queueArn === queueArn);
    for (const one of sentAgain(call, there)) open.delete(one);
    for (const one of failuresOf(call, queueArn)) open.add(one);
  }
  return [...open];
}

function failuresOf(call: SqsCall, queueArn: string): OpenFailure[] {
  const failed = failedIn(call);
  const ids = new Set(failed.map(({ Id }) => Id));
  const bodyOf = (id: string): string => entriesOf(call).find(({ Id }) => Id === id)?.MessageBody ?? '';
  return failed.map((failure) => ({ call, queueArn, body: bodyOf(failure.Id), failure, ids }));
}

function failedIn({ action, output }: SqsCall): readonly Failure[] {
  return (action === 'SendMessageBatch' ? (output?.['Failed'] ?? []) : []) as readonly Failure[];
}

/** The failures that a call makes good, one for each message that it sends. */
function sentAgain(call: SqsCall, open: readonly OpenFailure[]): OpenFailure[] {
  if (open.length === 0) return [];
  const left = new Set(open);
  const take = (isIt: (one: OpenFailure) => boolean): boolean => {
    const found = [...left].find(isIt);
    return found !== undefined && left.delete(found);
  };
  if (call.action === 'SendMessage') take(({ body }) => body === call.input['MessageBody']);
  if (call.action === 'SendMessageBatch') {
    const entries = entriesOf(call);
    const others = entries.filter(({ Id, MessageBody }) => !take(isSame(Id, MessageBody)) && !take(isSame(undefined, MessageBody)));
    // A batch of nothing but ids that failed sends these again, with bodies put right: other batches may well count from 1 again.
    const isRetry = ({ ids }: OpenFailure): boolean => entries.every(({ Id = '' }) => ids.has(Id));
    for (const { Id } of others) take((one) => one.failure.Id === Id && isRetry(one));
  }
  return open.filter((one) => !left.has(one));
}

/** Of two equal bodies, the one of the same id goes first. */
function isSame(id: string | undefined, body: string | undefined): (one: OpenFailure) => boolean {
  return (one) => one.body === body && (id === undefined || one.failure.Id === id);
}

function entriesOf({ input }: SqsCall): readonly Entry[] {
  return (input['Entries'] ?? []) as readonly Entry[];
}
