import type { Call } from '../calls/call';
import type { Clock } from '../core/clock';
import type { Message } from '../core/message';
import type { Queue } from '../core/queue';
import { receiveCountOf, type StoredMessage } from '../core/stored-message';
import type { HandedOutMessage } from './fault';
import type { MessageEyes, SeenMessage } from './rule';

/** What a call says of a message that it sends or names. */
interface Part {
  readonly MessageBody?: string;
  readonly MessageAttributes?: Message['attributes'];
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
  readonly DelaySeconds?: number;
  readonly ReceiptHandle?: string;
}

/** The messages that calls send, name and are given, as rules look at them. */
export class SeenMessages implements MessageEyes {
  readonly #clock: Clock;
  readonly #queueOf: (call: Call) => Queue | undefined;

  constructor({ clock, queueOf }: { readonly clock: Clock; readonly queueOf: (call: Call) => Queue | undefined }) {
    this.#clock = clock;
    this.#queueOf = queueOf;
  }

  messagesOf(call: Call): readonly (SeenMessage | undefined)[] {
    const queue = this.#queueOf(call);
    const { Entries } = call.input as { readonly Entries?: readonly Part[] };
    const parts = Array.isArray(Entries) ? (Entries as readonly Part[]) : [call.input as Part];
    return parts.map((part) => (part.MessageBody === undefined ? this.#named(queue, part.ReceiptHandle) : this.#sent(part)));
  }

  handedOut(call: Call, { MessageId }: HandedOutMessage): SeenMessage | undefined {
    const queue = this.#queueOf(call);
    const stored = queue?.messages(this.#clock.now()).find(({ message }) => message.id === MessageId);
    return queue && stored && seen(queue, stored);
  }

  #named(queue: Queue | undefined, handle: string | undefined): SeenMessage | undefined {
    if (queue === undefined || handle === undefined) return undefined;
    try {
      const stored = queue.held(handle, this.#clock.now());
      return stored && seen(queue, stored);
    } catch {
      // SQS refuses the handle: there is no message to look at.
      return undefined;
    }
  }

  #sent({ MessageBody, MessageAttributes, MessageGroupId, MessageDeduplicationId, DelaySeconds = 0 }: Part): SeenMessage {
    const message: Message = {
      id: '',
      body: MessageBody!,
      md5OfBody: '',
      attributes: MessageAttributes,
      traceHeader: undefined,
      senderId: '',
      groupId: MessageGroupId,
      deduplicationId: MessageDeduplicationId,
      deadLetterSourceArn: undefined,
      position: 0,
      sentAtMs: this.#clock.now(),
      delaySeconds: DelaySeconds,
      earlierReceives: undefined,
    };
    return { message, receiveCount: 0, receivesLeft: Infinity };
  }
}

function seen({ settings }: Queue, stored: StoredMessage): SeenMessage {
  const most = settings.redrivePolicy?.maxReceiveCount ?? Infinity;
  return { message: stored.message, receiveCount: receiveCountOf(stored), receivesLeft: most - (stored.receives?.count ?? 0) };
}
