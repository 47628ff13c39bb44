import type { Call } from '../../calls/call';

/** A call, and the message that it is about where that is known: `DeleteMessage of {"orderId":42}`. */
export function named({ action }: Call, message: string | undefined): string {
  return message === undefined ? action : `${action} of ${message}`;
}
