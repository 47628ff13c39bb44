const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,5})?$/;
const MAX_DIGITS = 38;
const LEAST = -1e128;
const GREATEST = 1e126;

/**
 * Whether a text is a value for an attribute of type `Number`: decimal, up to 38 significant digits, from -10^128 to 10^126.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-message-attributes
 */
export function attributeNumber(text: string): boolean {
  if (!DECIMAL.test(text)) return false;
  const number = Number(text);
  return number >= LEAST && number <= GREATEST && significantDigits(text) <= MAX_DIGITS;
}

function significantDigits(text: string): number {
  const digits = text.replace(/[eE].*$/, '').replace(/[^0-9]/g, '');
  return digits.replace(/^0+/, '').replace(/0+$/, '').length;
}
