/** What tests may rely on with some backends only. */
export type Capability =
  /** Time is moved: what takes minutes takes none. Elsewhere `pass` waits. */
  | 'virtualTime'
  /** Numbers of messages are right at once; those of AWS lag behind by up to a minute. */
  | 'exactCounts'
  /** msw-sqs' matchers see into its queues. */
  | 'matchers';
