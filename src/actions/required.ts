import { SqsError } from '../core/sqs-error';

/**
 * The value of a parameter that must be there; empty text, lists and maps count as absent.
 *
 * @throws SqsError `MissingParameter`
 */
export function required<T>(value: T | undefined, parameter: string): T {
  if (value === undefined || isEmpty(value)) throw new SqsError('MissingParameter', `The request must contain the parameter ${parameter}.`);
  return value;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0);
}
