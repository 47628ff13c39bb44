import { SqsError } from './sqs-error';

/** The error for a parameter's value, in the words AWS uses for nearly all of them. */
export function invalidValue(value: unknown, parameter: string, reason: string): SqsError {
  return new SqsError('InvalidParameterValue', `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`);
}
