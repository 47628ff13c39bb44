import { queueNameIn } from '../../core/queue-address';
import type { MessageCounts, Queue, SendReceipt } from '../../core/queue';
import type { MessageAttributeValue } from '../../core/message';
import type { MessageState } from '../../core/stored-message';
import { checkOptions } from '../../options/check-options';
import { places } from '../../options/places';
import type { JsonReader } from './schema-reader';
import { createMessageView, type MessageView } from './message-view';
import { wireAttributes, type AttributeValues } from '../values/wire-attributes';
import { markWorld, type TestWorld } from '../world/test-world';

/** What may go with a message that a test sends. */
export interface SendOptions {
  /** Seconds, 0 to 900; standard queues only. */
  readonly delaySeconds?: number | undefined;
  readonly messageAttributes?: AttributeValues | undefined;
  readonly messageGroupId?: string | undefined;
  readonly messageDeduplicationId?: string | undefined;
}

/** The input of SendMessage, without the queue. */
export interface SendRequest {
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Record<string, MessageAttributeValue>;
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
}

/** A queue as a test sees it: always as it is now. */
export interface QueueView<Json = unknown> {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  /** The attributes that were set, by SQS' names. */
  readonly attributes: Readonly<Record<string, string>>;
  /** All its messages, oldest first. */
  readonly messages: readonly MessageView<Json>[];
  /** Those a consumer could receive now. */
  readonly visible: readonly MessageView<Json>[];
  /** Those with a consumer, until their visibility timeout ends. */
  readonly inFlight: readonly MessageView<Json>[];
  /** Those that still wait for their delay. */
  readonly delayed: readonly MessageView<Json>[];
  readonly counts: MessageCounts;
  /** Sends a message as `SendMessage` would; anything but a string is sent as JSON. @throws SqsError as SQS does */
  send(body: unknown, options?: SendOptions): SendReceipt;
  /** Deletes all its messages, as often as you like: the 60-second rule of `PurgeQueue` does not hold here. */
  purge(): void;
}

/** What a view needs of its world. */
export interface QueueViewSource {
  /** Asked anew each time: within `sqs.run()` another one is meant. */
  readonly world: () => TestWorld;
  readonly arn: string;
  readonly url: string;
  /** Reads its messages by a schema. */
  readonly jsonOf?: JsonReader | undefined;
  send(queue: Queue, request: SendRequest): SendReceipt;
}

/**
 * Creates the view of a queue; it looks the queue up by ARN each time, so it outlives deletion and re-creation.
 *
 * While there is no such queue, `name`, `url` and `arn` still answer; everything else throws.
 */
export function createQueueView<Json>({ world, arn, url, jsonOf, send }: QueueViewSource): QueueView<Json> {
  const name = queueNameIn(arn);
  const queue = (): Queue => existing(world(), arn);

  function messages(): MessageView<Json>[] {
    const nowMs = world().nowMs();
    const found = queue().messages(nowMs);
    return found.map((stored) => createMessageView<Json>(stored, { nowMs, historyOf: world().journal.of, jsonOf }));
  }

  const inState = (wanted: MessageState): MessageView<Json>[] => messages().filter(({ state }) => state === wanted);

  const view: QueueView<Json> = {
    name,
    url,
    arn,
    get attributes() {
      return Object.fromEntries(queue().attributes);
    },
    get messages() {
      return messages();
    },
    get visible() {
      return inState('visible');
    },
    get inFlight() {
      return inState('inFlight');
    },
    get delayed() {
      return inState('delayed');
    },
    get counts() {
      return queue().counts(world().nowMs());
    },
    send: (body, options = {}) => send(queue(), sendRequest(body, options)),
    purge: () => queue().purge(world().nowMs()),
  };
  return markWorld(view, world, jsonOf);
}

function existing(world: TestWorld, arn: string): Queue {
  const queue = world.find(arn);
  if (queue !== undefined) return queue;
  const name = queueNameIn(arn);
  throw new Error(
    `Queue "${name}" (${arn}) does not exist: it was deleted after this view of it was made, or this sqs.run() began with other queues. ` +
      'Create it again, or drop the view.',
  );
}

/** SendMessage's input for a message that a test sends. @throws TypeError for a body that JSON cannot hold */
export function sendRequest(body: unknown, options: SendOptions): SendRequest {
  checkOptions(places.sending, options);
  const text = typeof body === 'string' ? body : (JSON.stringify(body) as string | undefined);
  if (text === undefined) throw new TypeError(`A message body must be a string or a value that JSON can hold, but is ${typeof body}.`);
  return {
    MessageBody: text,
    ...(options.delaySeconds !== undefined && { DelaySeconds: options.delaySeconds }),
    ...(options.messageAttributes !== undefined && { MessageAttributes: wireAttributes(options.messageAttributes) }),
    ...(options.messageGroupId !== undefined && { MessageGroupId: options.messageGroupId }),
    ...(options.messageDeduplicationId !== undefined && { MessageDeduplicationId: options.messageDeduplicationId }),
  };
}
