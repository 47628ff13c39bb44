import type { QueueIdentity } from '../core/queue-address';
import { IDENTIFIER_MEMBERS } from '../backends/identifier-members';
import type { Input } from '../backends/call-action';
import { mapValues } from './map-values';
import type { ShadowContext } from './shadow-context';
import type { ShadowedCall } from './shadowed-call';
import type { TwinQueue } from './twin-queues';

/** The input of a call with the backend's URLs, names, ARNs, handles and tokens. */
export function inputForBackend(call: ShadowedCall, { twins, names, pairs }: ShadowContext): Input {
  const { input, queue } = call;
  const named = namedQueue(call);
  const members = Object.entries(input).map(([name, value]) => [name, member(name, value)] as const);
  if (call.action !== 'ListQueues') return Object.fromEntries(members);
  const QueueNamePrefix = names.prefixOf(call.caller) + String(input['QueueNamePrefix'] ?? '');
  return { ...Object.fromEntries(members), QueueNamePrefix };

  function member(name: string, value: unknown): unknown {
    if (name === 'Attributes') return twins.attributesToBackend(value as object);
    if (name === 'Entries') return (value as object[]).map((entry) => mapValues(entry, (inner, key) => identifier(key, inner)));
    if (name === 'QueueUrl' && queue !== undefined) return twins.urlOf(queue);
    if (name === 'QueueName' && named !== undefined) return twins.nameOf(named);
    if (name === 'QueueOwnerAWSAccountId') return twins.accountOf(String(value));
    if (name === 'SourceArn' || name === 'DestinationArn') return twins.arnsToBackend(String(value));
    return identifier(name, value);
  }

  function identifier(name: string, value: unknown): unknown {
    return IDENTIFIER_MEMBERS.has(name) ? (pairs.toBackend(name, String(value)) ?? value) : value;
  }
}

/** The queue that a call means by its name. */
export function namedQueue({ input, caller }: ShadowedCall): QueueIdentity | undefined {
  const { QueueName, QueueOwnerAWSAccountId } = input;
  if (typeof QueueName !== 'string') return undefined;
  return { accountId: String(QueueOwnerAWSAccountId ?? caller.accountId), region: caller.region, name: QueueName };
}

/** The queues that the backend must have before it can be asked the same. */
export function queuesNeeded(call: ShadowedCall, { twins }: ShadowContext): TwinQueue[] {
  if (call.action.startsWith('List')) return twins.all();
  const { Attributes = {}, SourceArn = '', DestinationArn = '' } = call.input;
  const named = [call.queue, namedQueue(call)].map((queue) => queue && twins.find(queue)).filter((twin) => twin !== undefined);
  return [...named, ...twins.namedIn([...Object.values(Attributes as object), SourceArn, DestinationArn].join(' '))];
}
