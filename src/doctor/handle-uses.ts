import type { SqsCall } from '../testing/calls/call-log';

/** An entry of a batch, or a whole call, that names a receipt handle. */
export interface HandleUse {
  readonly call: SqsCall;
  readonly kind: 'delete' | 'visibility';
  readonly receiptHandle: string;
  /** The new visibility timeout, in seconds. */
  readonly timeoutSeconds: number | undefined;
  /** Why SQS did not do it; `undefined` where it did, or nobody knows. */
  readonly failure: HandleFailure | undefined;
}

/** What SQS said of an entry that it did not do. */
export interface HandleFailure {
  readonly code: string;
  readonly message: string;
  /** Whether it was told of under `Failed`, in an answer that is no error. */
  readonly inBatch: boolean;
}

const KINDS = {
  DeleteMessage: 'delete',
  DeleteMessageBatch: 'delete',
  ChangeMessageVisibility: 'visibility',
  ChangeMessageVisibilityBatch: 'visibility',
} as const;

interface Entry {
  readonly Id?: string;
  readonly ReceiptHandle?: string;
  readonly VisibilityTimeout?: number | string;
}

/** What was done with receipt handles, oldest first. */
export function handleUsesIn(calls: readonly SqsCall[]): HandleUse[] {
  return calls.flatMap((call) => (Object.hasOwn(KINDS, call.action) ? usesIn(call) : []));
}

function usesIn(call: SqsCall): HandleUse[] {
  const { input, output, error } = call;
  const entries = (Array.isArray(input['Entries']) ? input['Entries'] : [input]) as readonly Entry[];
  const failed = (output?.['Failed'] ?? []) as readonly { readonly Id: string; readonly Code: string; readonly Message?: string }[];
  return entries.flatMap(({ Id, ReceiptHandle, VisibilityTimeout }) => {
    if (typeof ReceiptHandle !== 'string') return [];
    const one = failed.find((entry) => entry.Id === Id && Id !== undefined);
    const inEntry = one && { code: one.Code.split('.').at(-1)!, message: one.Message ?? '', inBatch: true };
    const ofCall = error && { code: error.code, message: error.message, inBatch: false };
    const timeoutSeconds = VisibilityTimeout === undefined ? undefined : Number(VisibilityTimeout);
    const kind = KINDS[call.action as keyof typeof KINDS];
    return [{ call, kind, receiptHandle: ReceiptHandle, timeoutSeconds, failure: inEntry ?? ofCall }];
  });
}
