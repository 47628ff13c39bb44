import { inFlight, visible, type NaiveMessage } from './naive-message';
import { NaiveQueue } from './naive-queue';

/** A standard queue: oldest first, but quiet tenants before noisy ones. */
export class NaiveStandardQueue extends NaiveQueue {
  readonly fifo = false;

  next(): NaiveMessage | undefined {
    const waiting = this.messages.filter((message) => visible(message) && !this.taken.includes(message));
    const away = this.messages.filter((message) => inFlight(message) || this.taken.includes(message));
    const share = (message: NaiveMessage): number =>
      message.groupId === undefined ? 0 : away.filter(({ groupId }) => groupId === message.groupId).length;
    const noisy = (message: NaiveMessage): boolean => share(message) >= 30 && share(message) * 10 > away.length;

    const quiet = waiting.find((message) => !noisy(message));
    if (quiet !== undefined) return quiet;
    const fewest = Math.min(...waiting.map(share));
    return waiting.find((message) => share(message) === fewest);
  }

  send(body: string, { delay, groupId }: { readonly delay?: number | undefined; readonly groupId?: string | undefined }): void {
    this.enter({ body, groupId, sentAtMs: this.world.nowMs, from: undefined, receivesInAll: 0 }, delay ?? this.settings.delay);
  }

  setDelay(seconds: number): void {
    this.settings.delay = seconds;
  }

  protected changed(): void {}
}
