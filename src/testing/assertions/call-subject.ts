import { queueNameIn } from '../../core/queue-address';
import { inputDifferences } from '../calls/input-differences';
import { queuesNamed } from '../calls/queues-named';
import { worldBehind, type TestWorld } from '../world/test-world';
import type { MatcherContext } from '../values/matcher';
import type { Difference } from '../values/partial-match';
import { actionOf, namesOf } from '../calls/command';
import { momentInWords } from '../words/event-in-words';
import { outcomeInWords } from '../calls/outcome-in-words';
import { resolveSubject } from './subject';

/** A call as matchers look at it. */
export interface SubjectCall {
  readonly action: string;
  readonly input: object;
  /** When it came, which queue it names, and what came of it, as cells of a line. */
  cells(): readonly [when: string, queue: string, outcome: string];
}

/** What an assertion on calls is about. */
export interface CallSubject {
  /** `SQS`, or `"orders"` of a queue. */
  readonly label: string;
  /** What stands for it in `expect(…)`. */
  readonly word: 'sqs' | 'queue' | 'client';
  /** Where they arrived; those of a mocked client arrive nowhere. */
  readonly world: TestWorld | undefined;
  readonly calls: readonly SubjectCall[];
  /** How many older calls are not kept. */
  readonly dropped: number;
  /** Whether its inputs came over the wire, which carries text, numbers, flags and bytes alone. */
  readonly overTheWire: boolean;
  /** @throws TypeError for what is no command */
  actionOf(command: unknown): string;
}

/** Where a call of a subject has another input than is expected. */
export function callDifferences(call: SubjectCall, input: unknown, { overTheWire }: CallSubject, context: MatcherContext): Difference[] {
  return inputDifferences(call.input, input, { equals: (a, b) => context.equals(a, b), overTheWire });
}

/**
 * Finds the calls an assertion is about: of a world, of one queue, or of a client that aws-sdk-client-mock has mocked.
 *
 * @throws TypeError for anything else
 */
export function resolveCallSubject(received: unknown, matcherName: string): CallSubject {
  if (isMockedClient(received)) return ofMockedClient(received);
  const { world, label, arn } = calledSubject(received, matcherName);
  const { calls, dropped } = world.calls;
  const startMs = calls[0]?.at ?? 0;
  return {
    label,
    word: arn === undefined ? 'sqs' : 'queue',
    world,
    calls: (arn === undefined ? calls : calls.filter((call) => queuesNamed(call).includes(arn))).map((call) => ({
      action: call.action,
      input: call.input,
      cells: () => [momentInWords(call.at - startMs), queueOf(call.input), outcomeInWords(call)],
    })),
    dropped,
    overTheWire: true,
    actionOf: (command) => actionOf(command, matcherName),
  };
}

/** A world, or a queue of it that need not be there any more: calls may have created and deleted it. */
function calledSubject(received: unknown, matcherName: string): { world: TestWorld; label: string; arn: string | undefined } {
  const behind = worldBehind(received);
  if (behind?.arn !== undefined) return { world: behind.world, label: `"${queueNameIn(behind.arn)}"`, arn: behind.arn };
  const { world, isWorld, label, queues } = resolveSubject(received, matcherName);
  return isWorld ? { world, label: 'SQS', arn: undefined } : { world, label, arn: queues[0]!.arn };
}

/** The name of the queue that an input names. */
function queueOf(input: object): string {
  const { QueueUrl, QueueName, SourceArn } = input as Readonly<Record<string, unknown>>;
  return QueueUrl === undefined && QueueName !== undefined ? String(QueueName) : queueNameIn(String(QueueUrl ?? SourceArn ?? ''));
}

/** Both libraries' matchers have one name: those of this one, registered last, must serve the other's subjects too. */
interface MockedClient {
  calls(): readonly { readonly args: readonly [{ readonly input: object }, ...unknown[]] }[];
  commandCalls(command: unknown): unknown;
}

function isMockedClient(received: unknown): received is MockedClient {
  const { calls, commandCalls, onAnyCommand } = (typeof received === 'object' && received !== null ? received : {}) as Record<
    string,
    unknown
  >;
  return [calls, commandCalls, onAnyCommand].every((method) => typeof method === 'function');
}

function ofMockedClient(client: MockedClient): CallSubject {
  const nameOf = (command: unknown): string => (namesOf(command)[0] ?? String(command)).replace(/Command$/, '');
  return {
    label: 'the client',
    word: 'client',
    world: undefined,
    calls: client.calls().map(({ args: [command] }) => ({
      action: nameOf(command.constructor),
      input: command.input,
      cells: () => ['', queueOf(command.input), ''],
    })),
    dropped: 0,
    overTheWire: false,
    actionOf: nameOf,
  };
}
