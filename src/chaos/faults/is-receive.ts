import type { Call } from '../../calls/call';
import type { FaultContext } from '../fault';

/** A message as an answer to ReceiveMessage shows it. */
export interface HandedOut {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
}

/** The messages in an answer. */
export function messagesIn(output: object | undefined): readonly HandedOut[] {
  return (output as { readonly Messages?: readonly HandedOut[] } | undefined)?.Messages ?? [];
}

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
