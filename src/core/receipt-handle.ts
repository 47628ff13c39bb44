/** Which delivery a receipt handle stands for. */
export interface Receipt {
  /** {@link Message.position} of the message. */
  readonly position: number;
  /** Which receive of the message from this queue it was made for: 1 is the first. */
  readonly receive: number;
}

/** The queue that receipt handles are of. */
export interface ReceiptOrigin {
  /** What no other world has. */
  readonly world: string;
  readonly queueArn: string;
  /** How many queues of this ARN there were before: a queue that is deleted, or emptied as a whole, and created again is another one. */
  readonly earlierQueues: number;
}

/** Makes and reads the receipt handles of one queue. */
export interface ReceiptHandles {
  create(receipt: Receipt): string;
  /**
   * @returns `'earlierQueue'` for a handle of a queue that had this ARN before, `'otherQueue'` for one of another queue of this world,
   * `undefined` for text that is neither
   */
  read(handle: string): Receipt | 'earlierQueue' | 'otherQueue' | undefined;
}

const START = 'AQEB';
const RADIX = 36;
const POSITION_DIGITS = 9;
const NUMBERS = /^[0-9a-z]{9}\/[0-9a-z]{1,8}$/;
/** What stands before the numbers, and the numbers: these have the last slash. */
const HANDLE = /^AQEB([A-Za-z0-9+/]+)[0-9a-z]{9}\/[0-9a-z]{1,8}$/;

/**
 * Receipt handles in the form SQS gives them: opaque text of the base64 alphabet that begins with `AQEB`.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html#receipt-handle
 */
export function createReceiptHandles({ world, queueArn, earlierQueues }: ReceiptOrigin): ReceiptHandles {
  const prefix = START + base64(`${world} ${earlierQueues} ${queueArn}`);
  return {
    create({ position, receive }) {
      return `${prefix}${position.toString(RADIX).padStart(POSITION_DIGITS, '0')}/${receive.toString(RADIX)}`;
    },
    read(handle) {
      return handle.startsWith(prefix) ? receiptIn(handle.slice(prefix.length)) : strangerIn(handle);
    },
  };

  function strangerIn(handle: string): 'earlierQueue' | 'otherQueue' | undefined {
    const origin = receiptOrigin(handle);
    if (origin?.world !== world) return undefined;
    if (origin.queueArn !== queueArn) return 'otherQueue';
    return origin.earlierQueues < earlierQueues ? 'earlierQueue' : undefined;
  }
}

/** Where a receipt handle says that it is from; `undefined` for text of another form. */
export function receiptOrigin(handle: string): ReceiptOrigin | undefined {
  const [world = '', earlier, queueArn] = textIn(HANDLE.exec(handle)?.[1]).trimEnd().split(' ');
  return queueArn === undefined ? undefined : { world, queueArn, earlierQueues: Number(earlier) };
}

function receiptIn(numbers: string): Receipt | undefined {
  if (!NUMBERS.test(numbers)) return undefined;
  const position = Number.parseInt(numbers.slice(0, POSITION_DIGITS), RADIX);
  const receive = Number.parseInt(numbers.slice(POSITION_DIGITS + 1), RADIX);
  return receive === 0 ? undefined : { position, receive };
}

/** Base64 without padding. */
function base64(text: string): string {
  return btoa(text.padEnd(Math.ceil(text.length / 3) * 3));
}

function textIn(encoded = ''): string {
  return encoded.length % 4 === 0 ? atob(encoded) : '';
}
