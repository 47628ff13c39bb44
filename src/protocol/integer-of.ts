import { notConvertible } from './not-convertible';

const MAX_INTEGER = 2 ** 31 - 1;
const MIN_INTEGER = -(2 ** 31);
const INTEGER_TEXT = /^[+-]?\d+$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** A whole number, of 32 bits unless it is long. @throws SqsError `SerializationException` */
export function integerOf(value: number, kind: 'integer' | 'long'): number {
  if (!fits(value, kind)) throw notConvertible(value, kind);
  return value + 0; // -0 is 0
}

/** The number that a text of digits stands for. @throws SqsError `SerializationException` */
export function integerFromText(text: string, kind: 'integer' | 'long'): number {
  const value = INTEGER_TEXT.test(text) ? Number(text) : NaN;
  if (!fits(value, kind)) throw notConvertible(text, kind);
  return value + 0;
}

/** A text that is base64. @throws SqsError `SerializationException` */
export function blobOf(text: string): string {
  if (text.length % 4 !== 0 || !BASE64.test(text)) throw notConvertible(text, 'blob');
  return text;
}

function fits(value: number, kind: 'integer' | 'long'): boolean {
  return kind === 'long' ? Number.isSafeInteger(value) : Number.isInteger(value) && value <= MAX_INTEGER && value >= MIN_INTEGER;
}
