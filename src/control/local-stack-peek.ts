import type { ActionOutput } from '../api/shapes';
import { messageAttributeSelection } from '../actions/message-attribute-selection';
import { md5OfMessageAttributes } from '../actions/md5-of-message-attributes';
import { systemAttributeSelection } from '../actions/system-attribute-selection';
import type { EpochMs } from '../core/clock';
import type { Queue } from '../core/queue';
import { SqsError } from '../core/sqs-error';
import { firstReceivedAtMs, receiveCountOf, stateOf, type StoredMessage } from '../core/stored-message';
import { nodeDigest } from '../system/node-digest';
import type { PopulatedWorld } from '../world/populated-world';
import { resolvedQueue } from './resolved-queue';

type Peeked = NonNullable<ActionOutput<'ReceiveMessage'>['Messages']>[number];

/** Which messages LocalStack's developer endpoint is to show besides those that can be received. */
export interface PeekOptions {
  readonly showInvisible: boolean;
  readonly showDelayed: boolean;
}

/** No handle that deletes anything: that of LocalStack. */
const NO_HANDLE = 'SQS/BACKDOOR/ACCESS';

const allAttributes = messageAttributeSelection(['All']);
const allSystemAttributes = systemAttributeSelection(['All']);

/**
 * The messages of a queue in the form of a receive that changes nothing: LocalStack's `/_aws/sqs/messages`.
 *
 * @param queueText - the queue's URL, ARN, name, or `REGION/ACCOUNT/NAME`
 * @throws SqsError `QueueDoesNotExist`
 * @see https://docs.localstack.cloud/aws/services/sqs/
 */
export function localStackPeek(world: PopulatedWorld, queueText: string, options: PeekOptions): ActionOutput<'ReceiveMessage'> {
  const queue = queueOfText(world, queueText);
  if (queue === undefined) throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  const nowMs = world.nowMs();
  return { Messages: queue.messages(nowMs).flatMap((stored) => peeked(stored, nowMs, options)) };
}

function queueOfText(world: PopulatedWorld, text: string): Queue | undefined {
  const [region, accountId, name, ...more] = text.split('/');
  if (name !== undefined && more.length === 0 && /^\d{12}$/.test(accountId!))
    return world.queues.findByName({ region: region!, accountId: accountId!, name });
  return resolvedQueue(world, text);
}

function peeked(stored: StoredMessage, nowMs: EpochMs, { showInvisible, showDelayed }: PeekOptions): Peeked[] {
  const state = stateOf(stored, nowMs);
  if ((state === 'inFlight' && !showInvisible) || (state === 'delayed' && !showDelayed)) return [];
  const { message } = stored;
  const attributes = allAttributes(message.attributes);
  const delivery = { message, receiptHandle: NO_HANDLE, receiveCount: receiveCountOf(stored), before: undefined };
  const shown = allSystemAttributes({ ...delivery, firstReceivedAtMs: firstReceivedAtMs(stored) ?? 0 });
  return [
    {
      MessageId: message.id,
      ReceiptHandle: NO_HANDLE,
      MD5OfBody: message.md5OfBody,
      Body: message.body,
      Attributes: new Map([
        ...shown!,
        ...(showInvisible ? ([['IsVisible', String(state !== 'inFlight')]] as const) : []),
        ...(showDelayed ? ([['IsDelayed', String(state === 'delayed')]] as const) : []),
      ]),
      MD5OfMessageAttributes: attributes && md5OfMessageAttributes(attributes, nodeDigest),
      MessageAttributes: attributes && new Map(Object.entries(attributes)),
    },
  ];
}
