import type { Received } from '../../backends/call-action';

/** The bodies of received messages, in the order in which they came. */
export function bodiesOf(messages: readonly Received[]): string[] {
  return messages.map(({ Body }) => Body);
}
