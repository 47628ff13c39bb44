/** What became of a batch. */
export interface Verdict {
  readonly outcome: 'succeeded' | 'partlyFailed' | 'failed' | 'timedOut';
  /** Those of its messages that stay in the queue. */
  readonly failed: ReadonlySet<string>;
  /** Those that are deleted though the function reports them as failed. */
  readonly unread?: ReadonlySet<string>;
  readonly error: string | undefined;
}

/** The whole batch stays in the queue. */
export function allFailed(messageIds: readonly string[], error: string, outcome: 'failed' | 'timedOut' = 'failed'): Verdict {
  return { outcome, failed: new Set(messageIds), error };
}

/**
 * Reads a function's answer.
 *
 * Nothing, an empty object and an empty list mean that all succeeded. What names no message of the batch means that all failed.
 *
 * @param response - as JSON carries it
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
export function batchVerdict(response: unknown, messageIds: readonly string[]): Verdict {
  const failures = failuresIn(response);
  if (failures === undefined) return allFailed(messageIds, `The response is not a batch response: ${JSON.stringify(response)}`);
  const known = new Set(messageIds);
  const failed = new Set<string>();
  for (const failure of failures) {
    const id = (failure as { readonly itemIdentifier?: unknown } | null)?.itemIdentifier;
    if (typeof id !== 'string' || !known.has(id)) {
      return allFailed(messageIds, `The response reports a failure that names no message of the batch: ${JSON.stringify(failure)}`);
    }
    failed.add(id);
  }
  return { outcome: failed.size === 0 ? 'succeeded' : 'partlyFailed', failed, error: undefined };
}

/** All of the batch succeeded, whatever the function answers: nobody asks it which of its messages failed. */
export function unreadVerdict(response: unknown, messageIds: readonly string[]): Verdict {
  const reportsFailures = (failuresIn(response) ?? []).length > 0;
  const unread: ReadonlySet<string> = reportsFailures ? batchVerdict(response, messageIds).failed : new Set();
  return { outcome: 'succeeded', failed: new Set(), unread, error: undefined };
}

/** `undefined` when it is no batch response. */
function failuresIn(response: unknown): readonly unknown[] | undefined {
  if (response === null || response === undefined) return [];
  if (typeof response !== 'object' || Array.isArray(response)) return undefined;
  const { batchItemFailures = null } = response as { readonly batchItemFailures?: unknown };
  if (batchItemFailures === null) return [];
  return Array.isArray(batchItemFailures) ? batchItemFailures : undefined;
}
