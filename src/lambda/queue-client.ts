import type { ActionName } from '../api/shapes';
import type { CallScope } from '../calls/call';
import type { InvokedMessage } from '../core/journal';
import type { Queue } from '../core/queue';
import { queueUrl } from '../core/queue-address';
import { limits } from '../core/limits';
import { regionalOrigin } from '../core/sqs-hosts';
import type { CallAnswer, TestWorld } from '../testing/world/test-world';
import { lambdaLimits } from './lambda-limits';
import type { ReceivedMessage } from './sqs-record';

/** A message that a mapping received. */
export interface Handed {
  readonly received: ReceivedMessage;
  readonly message: InvokedMessage;
}

interface QueueClientOptions {
  readonly world: TestWorld;
  readonly queueArn: string;
  readonly lambdaFunction: { readonly name: string };
  /** Ids of its calls: all attempts of one bear the same. */
  readonly nextCallId: () => string;
}

/** The calls that a mapping makes to its queue. */
export class QueueClient {
  readonly #world: TestWorld;
  readonly #arn: string;
  readonly #scope: CallScope;
  /** What this queue has handed out, by receipt handle, until the answer is there. */
  readonly #handedOut = new Map<string, InvokedMessage>();
  readonly #stop: () => void;
  readonly #nextCallId: () => string;

  constructor({ world, queueArn: arn, lambdaFunction, nextCallId }: QueueClientOptions) {
    this.#nextCallId = nextCallId;
    this.#world = world;
    this.#arn = arn;
    this.#scope = { test: undefined, functionName: lambdaFunction.name };
    this.#stop = world.journal.subscribe((event) => {
      if (event.kind !== 'messageReceived' || event.queueArn !== arn) return;
      const { message, receiveCount, receiptHandle } = event;
      this.#handedOut.set(receiptHandle, { message, receiveCount, receiptHandle });
    });
  }

  get queue(): Queue | undefined {
    return this.#world.find(this.#arn);
  }

  stop(): void {
    this.#stop();
  }

  /** @returns `undefined` when SQS refused */
  async receive(maxMessages: number, visibilitySeconds: number | undefined): Promise<Handed[] | undefined> {
    const { output } = await this.#call('ReceiveMessage', {
      MaxNumberOfMessages: Math.min(maxMessages, limits.receiveMessages.max),
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
      VisibilityTimeout: visibilitySeconds,
      WaitTimeSeconds: 0,
    });
    const messages = output && ((output['Messages'] ?? []) as readonly ReceivedMessage[]);
    const handed = messages?.flatMap((received) => {
      const message = this.#handedOut.get(received.ReceiptHandle);
      return message === undefined ? [] : [{ received, message }];
    });
    this.#handedOut.clear();
    return handed;
  }

  /** Deletes messages, ten by ten; what fails for a reason that passes is tried again. */
  async delete(receiptHandles: readonly string[]): Promise<void> {
    const { max } = limits.batchEntries;
    for (let start = 0; start < receiptHandles.length; start += max) await this.#deleteBatch(receiptHandles.slice(start, start + max));
  }

  async #deleteBatch(receiptHandles: readonly string[]): Promise<void> {
    let Entries = receiptHandles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
    for (let attempt = 0; attempt < lambdaLimits.attempts && Entries.length > 0; attempt++) {
      const { output } = await this.#call('DeleteMessageBatch', { Entries });
      const { Failed = [] } = (output ?? {}) as { readonly Failed?: readonly { readonly Id: string; readonly SenderFault: boolean }[] };
      const again = new Set(Failed.filter(({ SenderFault }) => !SenderFault).map(({ Id }) => Id));
      Entries = Entries.filter(({ Id }) => again.has(Id));
    }
  }

  async #call(action: ActionName, input: object): Promise<CallAnswer> {
    const { queue } = this;
    if (queue === undefined) return {};
    const QueueUrl = queueUrl(queue, regionalOrigin(queue.region));
    const invocation = this.#nextCallId();
    const max = lambdaLimits.attempts;
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#world.call(action, { QueueUrl, ...input }, this.#scope, { invocation, attempt, max });
      if (answer.error?.mayBeTriedAgain !== true || attempt === max) return answer;
    }
  }
}
