/** What a backend must offer for a behaviour to be tried on it. */
export type Need =
  /** AWS' 60-second rules of purge and re-creation are in force. */
  | 'strict'
  /** Minutes or more pass: fine on a clock that a test moves, too long elsewhere. */
  | 'longTime'
  /** More messages than a remote backend should be asked to take. */
  | 'manyMessages'
  /** Numbers of messages that are right at once; those of AWS lag behind by up to a minute. */
  | 'exactCounts'
  /** Calls travel in AWS JSON 1.0: what is said cannot be written, or means something else, in the Query protocol. */
  | 'json';
