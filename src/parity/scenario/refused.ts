import type { AnsweredError } from '../../backends/call-action';

/** An error to be expected, by its code in the Query protocol. */
export function refused(code: string, message: string, status = 400): AnsweredError {
  return { code, message, status };
}
