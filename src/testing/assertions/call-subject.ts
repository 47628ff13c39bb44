import type { SqsCall } from '../calls/call-log';
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
  readonly calls: readonly SubjectCall[];
  /** How many older calls are not kept. */
  readonly dropped: number;
  /** @throws TypeError for what is no command */
  actionOf(command: unknown): string;
}

/**
 * Finds the calls an assertion is about: of a world, of one queue, or of a client that aws-sdk-client-mock has mocked.
 *
 * @throws TypeError for anything else
 */
export function resolveCallSubject(received: unknown, matcherName: string): CallSubject {
  if (isMockedClient(received)) return ofMockedClient(received);
  const { world, isWorld, label, queues } = resolveSubject(received, matcherName);
  const { calls, dropped } = world.calls;
  const toQueue = ({ input }: SqsCall): boolean => typeof input['QueueUrl'] === 'string' && arnOf(input['QueueUrl']) === queues[0]!.arn;
  const startMs = calls[0]?.at ?? 0;
  return {
    label: isWorld ? 'SQS' : label,
    word: isWorld ? 'sqs' : 'queue',
    calls: (isWorld ? calls : calls.filter(toQueue)).map((call) => ({
      action: call.action,
      input: call.input,
      cells: () => [momentInWords(call.at - startMs), queueOf(call.input), outcomeInWords(call)],
    })),
    dropped,
    actionOf: (command) => actionOf(command, matcherName),
  };

  function arnOf(url: string): string | undefined {
    try {
      return world.resolve(url)?.arn;
    } catch {
      // Not even the form of a queue URL: SQS refused it.
      return undefined;
    }
  }
}

/** The last part of a queue URL is the queue's name. */
function queueOf(input: object): string {
  const url = 'QueueUrl' in input ? String(input.QueueUrl) : '';
  return url.slice(url.lastIndexOf('/') + 1);
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
    calls: client.calls().map(({ args: [command] }) => ({
      action: nameOf(command.constructor),
      input: command.input,
      cells: () => ['', queueOf(command.input), ''],
    })),
    dropped: 0,
    actionOf: nameOf,
  };
}
