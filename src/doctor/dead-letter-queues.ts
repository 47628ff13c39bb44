import type { History } from './history';

/** The ARNs of the queues that are another's dead-letter queue. */
export function deadLetterQueues({ queues }: History): ReadonlySet<string> {
  return new Set([...queues.values()].flatMap(({ settings }) => settings.redrivePolicy?.deadLetterTargetArn ?? []));
}
