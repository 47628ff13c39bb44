import type { Range } from '../core/limits';
import type { SqsError } from '../core/sqs-error';

/**
 * A number that may be absent, else is whole and within a range.
 *
 * @param refusal - makes the error: nearly every parameter has words of its own
 */
export function integerIn<T extends number | undefined>(value: T, { min, max }: Range, refusal: (value: number) => SqsError): T {
  if (value !== undefined && (!Number.isInteger(value) || value < min || value > max)) throw refusal(value);
  return value;
}
