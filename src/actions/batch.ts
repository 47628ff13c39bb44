import { limits } from '../core/limits';
import { SQS_ERRORS, SqsError } from '../core/sqs-error';
import { required } from './required';

interface Entry {
  readonly Id?: string | undefined;
}

interface FailedEntry {
  readonly Id: string;
  readonly SenderFault: boolean;
  readonly Code: string;
  readonly Message: string;
}

/** What a batch action answers. */
export interface BatchResult<Success> {
  readonly Successful: readonly (Success & { readonly Id: string })[];
  readonly Failed: readonly FailedEntry[];
}

const ENTRY_ID = new RegExp(`^[A-Za-z0-9_-]{1,${limits.batchEntryIdLength}}$`);

/**
 * Checks what holds for a batch as a whole: between one and ten entries, each with an id of its own.
 *
 * @param entryName - an entry's name in the Query protocol, which the errors use
 * @throws SqsError `EmptyBatchRequest`, `TooManyEntriesInBatchRequest`, `MissingParameter`, `InvalidBatchEntryId` or `BatchEntryIdsNotDistinct`
 */
export function checkBatch(entries: readonly Entry[] | undefined, entryName: string): void {
  if (entries === undefined || entries.length === 0) {
    throw new SqsError('EmptyBatchRequest', `There should be at least one ${entryName} in the request.`);
  }
  const { max } = limits.batchEntries;
  if (entries.length > max) {
    throw new SqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${max}. You have sent ${entries.length}.`,
    );
  }
  const ids = new Set<string>();
  let repeated: string | undefined;
  entries.forEach(({ Id }, index) => {
    const id = checkedId(Id, entryName, index);
    if (ids.has(id)) repeated ??= id;
    ids.add(id);
  });
  if (repeated !== undefined) throw new SqsError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
}

function checkedId(id: string | undefined, entryName: string, index: number): string {
  const given = id ?? required<string>(id, `${entryName}.${index + 1}.Id`);
  if (ENTRY_ID.test(given)) return given;
  throw new SqsError(
    'InvalidBatchEntryId',
    'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
  );
}

/** What the Query protocol calls a member of each entry of a checked batch: texts that no call needs to put together again. */
export function entryParameters(entryName: string, member: string): readonly string[] {
  return Array.from({ length: limits.batchEntries.max }, (_, index) => `${entryName}.${index + 1}.${member}`);
}

/** Handles the entries of a checked batch one by one: an error of SQS fails its own entry and no other. */
export function eachEntry<E extends Entry, Success>(
  entries: readonly E[] = [],
  handle: (entry: E, index: number) => Success,
): BatchResult<Success> {
  const successful: (Success & { readonly Id: string })[] = [];
  const failed: FailedEntry[] = [];
  entries.forEach((entry, index) => {
    const Id = entry.Id ?? '';
    try {
      successful.push({ Id, ...handle(entry, index) });
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      const { queryCode, httpStatus } = SQS_ERRORS[error.code];
      failed.push({ Id, SenderFault: httpStatus < 500, Code: queryCode, Message: error.message });
    }
  });
  return { Successful: successful, Failed: failed };
}
