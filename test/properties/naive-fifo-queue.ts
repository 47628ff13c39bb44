import { visible, type NaiveMessage } from './naive-message';
import { NaiveQueue } from './naive-queue';

interface Sent {
  readonly key: string;
  readonly atMs: number;
  readonly body: string;
}

/** A FIFO queue: groups that are free stand in line, and the first one is emptied before the next. */
export class NaiveFifoQueue extends NaiveQueue {
  readonly fifo = true;
  deduplicationPerGroup = false;
  #line: string[] = [];
  #sent: Sent[] = [];

  next(): NaiveMessage | undefined {
    const [first] = this.#line;
    return first === undefined ? undefined : this.#head(first);
  }

  /** @returns the body of the message that SQS says it stored: of a duplicate, the first one's */
  send(body: string, { groupId, deduplicationId }: { readonly groupId: string; readonly deduplicationId: string }): string {
    const { nowMs } = this.world;
    const key = this.deduplicationPerGroup ? `${deduplicationId} in ${groupId}` : deduplicationId;
    const earlier = this.#sent.find((sent) => sent.key === key && nowMs - sent.atMs < 300_000);
    if (earlier !== undefined) return earlier.body;
    this.#sent.push({ key, atMs: nowMs, body });
    this.enter({ body, groupId, sentAtMs: nowMs, from: undefined, receivesInAll: 0 }, this.settings.delay);
    return body;
  }

  /** The new delay also holds for messages that were never received. */
  setDelay(seconds: number): void {
    if (seconds === this.settings.delay) return;
    this.settings.delay = seconds;
    for (const message of this.messages) {
      if (message.receivesHere === 0 && message.from === undefined) this.hide(message, message.sentAtMs + seconds * 1000);
    }
  }

  override purge(): void {
    this.#sent = [];
    super.purge();
  }

  protected changed(): void {
    const ready = (groupId: string): boolean => {
      const head = this.#head(groupId);
      return head !== undefined && visible(head);
    };
    this.#line = this.#line.filter(ready);
    for (const { groupId } of this.messages) {
      if (!this.#line.includes(groupId!) && ready(groupId!)) this.#line.push(groupId!);
    }
  }

  protected override released({ groupId }: NaiveMessage): void {
    if (!this.#line.includes(groupId!)) return;
    this.#line = [...this.#line.filter((other) => other !== groupId), groupId!];
  }

  /** The oldest message of a group, but for what the receive in progress took: while it is hidden the group is blocked. */
  #head(groupId: string): NaiveMessage | undefined {
    return this.messages.find((message) => message.groupId === groupId && !this.taken.includes(message));
  }
}
