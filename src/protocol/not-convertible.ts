import { SqsError } from '../core/sqs-error';

const TYPE_NAMES = { string: 'a String', integer: 'an Integer', long: 'a Long', boolean: 'a Boolean', blob: 'a Blob' } as const;

/** The error for a scalar where another kind of scalar belongs. */
export function notConvertible(value: string | number | boolean, wanted: keyof typeof TYPE_NAMES): SqsError {
  const token = typeof value === 'boolean' ? String(value).toUpperCase() : typeof value === 'number' ? 'NUMBER' : 'STRING';
  return new SqsError('SerializationException', `${token}_VALUE can not be converted to ${TYPE_NAMES[wanted]}`);
}

/** The error for a value of another form: a list, an object or a scalar where none belongs. */
export function misplaced(value: unknown): SqsError {
  return new SqsError('SerializationException', textFor(value));
}

function textFor(value: unknown): string {
  if (Array.isArray(value)) return 'Start of list found where not expected';
  return typeof value === 'object' ? 'Start of structure or map found where not expected.' : 'Unexpected field type';
}
