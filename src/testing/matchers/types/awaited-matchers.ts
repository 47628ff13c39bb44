import type { Duration } from '../../../system/time/duration';
import type { MessagePatternOf } from '../../patterns/message-pattern';

/**
 * Matchers that move the clock of the world from deadline to deadline while they wait; await them.
 *
 * No real time goes by: what waits for timers of its own is not waited for, unless the clock follows faked ones.
 */
export interface AwaitedMatchers<T = unknown> {
  /**
   * Passes when a consumer could receive a message, now or within a time: sent, dead-lettered or redriven, its delay or
   * visibility timeout at an end, and on a FIFO queue with nobody at work on its group; or when a consumer did.
   *
   * @param options - `within`: how far time may move on; default 5 minutes
   *
   * @example
   * await expect(orders).toReceiveMessage({ orderId: 42 }, { within: '30s' });
   */
  toReceiveMessage(pattern: MessagePatternOf<T>, options?: { readonly within?: Duration | undefined }): Promise<void>;

  /**
   * Passes when no message is in the queue, and none comes into it for a time; those delayed or in flight are in it, too.
   *
   * @param options - `for`: how far time moves on; default 5 minutes
   *
   * @example
   * await expect(deadLetters).toStayEmpty({ for: '1h' });
   */
  toStayEmpty(options?: { readonly for?: Duration | undefined }): Promise<void>;

  /**
   * Passes when the queue's work is done within a time: at some deadline no message is visible, delayed or in flight.
   *
   * @param options - `within`: how far time may move on; default 5 minutes
   *
   * @example
   * await expect(orders).toEventuallyBeDrained({ within: '10m' });
   */
  toEventuallyBeDrained(options?: { readonly within?: Duration | undefined }): Promise<void>;
}
