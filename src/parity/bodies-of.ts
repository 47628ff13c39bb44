import type { Received } from './scenario';

/** The bodies of received messages, in the order in which they came. */
export function bodiesOf(messages: readonly Received[]): string[] {
  return messages.map(({ Body }) => Body);
}
