import type { Call } from '../../calls/call';
import type { ActionName } from '../../api/shapes';

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

/** An entry of a batch. */
export interface Entry {
  readonly Id: string;
  readonly ReceiptHandle?: string;
}

/** The entries of a batch call. */
export function entriesOf({ input }: Call): readonly Entry[] {
  return (input as { readonly Entries?: readonly Entry[] }).Entries ?? [];
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
