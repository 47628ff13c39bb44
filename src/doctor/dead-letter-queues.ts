import type { History } from './history';

/** The ARNs of the queues that are another's dead-letter queue. */
export function deadLetterQueues({ world }: History): ReadonlySet<string> {
  return new Set([...world.all()].flatMap(({ settings }) => settings.redrivePolicy?.deadLetterTargetArn ?? []));
}
