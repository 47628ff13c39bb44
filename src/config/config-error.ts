/** A file of queues that cannot be read, or is not right: the message names file, line, what was found and what was expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
