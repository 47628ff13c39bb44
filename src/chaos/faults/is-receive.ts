import type { Call } from '../../calls/call';
import { messagesIn } from '../../calls/messages-in';
import type { FaultContext } from '../fault';

/** Whether a call brought messages. */
export function broughtMessages({ output }: Call): boolean {
  return messagesIn(output).length > 0;
}

/** Whether a call asks for messages. */
export function isReceive({ action }: Call): boolean {
  return action === 'ReceiveMessage';
}

/** How many messages a call could be answered at this moment. */
export function visibleNow(call: Call, context: FaultContext): number {
  return context.queueOf(call)?.counts(context.clock.now()).visible ?? 0;
}

/** How many messages a receive asks for; one where SQS refuses it. */
export function maxMessages({ input }: Call): number {
  const { MaxNumberOfMessages = 1 } = input as { readonly MaxNumberOfMessages?: number };
  return MaxNumberOfMessages <= 10 ? MaxNumberOfMessages : 1;
}
