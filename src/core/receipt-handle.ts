/** Which delivery a receipt handle stands for. */
export interface Receipt {
  /** {@link Message.order} of the message. */
  readonly order: number;
  /** The how-manieth receive of the message from this queue it was made for: 1 is the first. */
  readonly receive: number;
}

/** Makes and reads the receipt handles of one queue. */
export interface ReceiptHandles {
  create(receipt: Receipt): string;
  /** @returns `undefined` for text that is no handle of this queue */
  read(handle: string): Receipt | undefined;
}

const RADIX = 36;
const ORDER_DIGITS = 9;
const NUMBERS = /^[0-9a-z]{9}\/[0-9a-z]{1,8}$/;

/**
 * Receipt handles in the form SQS gives them: opaque text of the base64 alphabet that begins with `AQEB`.
 *
 * @param queue - what no other queue has, not even a later one of the same name
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html#receipt-handle
 */
export function createReceiptHandles(queue: string): ReceiptHandles {
  const prefix = `AQEB${btoa(queue.padEnd(Math.ceil(queue.length / 3) * 3))}`;
  return {
    create({ order, receive }) {
      return `${prefix}${order.toString(RADIX).padStart(ORDER_DIGITS, '0')}/${receive.toString(RADIX)}`;
    },
    read(handle) {
      if (!handle.startsWith(prefix)) return undefined;
      const numbers = handle.slice(prefix.length);
      if (!NUMBERS.test(numbers)) return undefined;
      const order = Number.parseInt(numbers.slice(0, ORDER_DIGITS), RADIX);
      const receive = Number.parseInt(numbers.slice(ORDER_DIGITS + 1), RADIX);
      return receive === 0 ? undefined : { order, receive };
    },
  };
}
