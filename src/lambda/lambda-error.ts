/** The errors that AWS Lambda answers to calls about event source mappings. */
export type LambdaErrorName =
  'InvalidParameterValueException' | 'ResourceConflictException' | 'ResourceNotFoundException' | 'ValidationException';

/**
 * An error of AWS Lambda, by the name under which its SDK throws it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html#API_CreateEventSourceMapping_Errors
 *
 * @example
 * expect(() => mapEventSource(orders, handler, { timeout: 60 })).toThrow(LambdaError);
 */
export class LambdaError extends Error {
  override readonly name: LambdaErrorName;

  constructor(name: LambdaErrorName, message: string) {
    super(message);
    this.name = name;
  }
}

/** @returns the error for a value beyond its limits, in the words that AWS has for all of them */
export function beyondLimits(value: number | string, name: string, constraint: string): LambdaError {
  return new LambdaError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`,
  );
}

/** @returns the error for a parameter that cannot be */
export function invalidParameter(message: string): LambdaError {
  return new LambdaError('InvalidParameterValueException', message);
}
