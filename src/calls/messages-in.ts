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
