/** The command line asks for something that cannot be: told to the user as it is, without a stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
