import type { ActionName } from '../../api/shapes';
import type { Call } from '../../calls/call';
import type { Queue } from '../../core/queue';
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

/** Whether a call is one of these. */
export function isOneOf({ action }: Call, ...actions: readonly ActionName[]): boolean {
  return actions.includes(action);
}

/** Whether a call asks for messages. */
export function isReceive({ action }: Call): boolean {
  return action === 'ReceiveMessage';
}

/** Whether a call names a standard queue that there is. */
export function isOfStandardQueue(call: Call, context: FaultContext): boolean {
  return context.queueOf(call)?.fifo === false;
}

/** How many messages a call could be answered at this moment. */
export function visibleNow(call: Call, context: FaultContext): number {
  return context.queueOf(call)?.counts(context.clock.now()).visible ?? 0;
}

/** The receipt handle that a call names. */
export function handleIn({ input }: Call): string | undefined {
  return (input as { readonly ReceiptHandle?: string }).ReceiptHandle;
}

/** The actions that a handler of messages ends with, or extends its time by. */
export const ABOUT_HELD_MESSAGES = [
  'DeleteMessage',
  'DeleteMessageBatch',
  'ChangeMessageVisibility',
  'ChangeMessageVisibilityBatch',
] as const;

/** Whether a handle leads to a message that is there; one that SQS refuses does not. */
export function isHeld(queue: Queue, handle: string | undefined, nowMs: number): boolean {
  try {
    return queue.held(handle ?? '', nowMs) !== undefined;
  } catch {
    return false;
  }
}
