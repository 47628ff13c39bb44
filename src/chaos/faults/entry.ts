import type { Call } from '../../calls/call';
import type { Work } from '../../calls/misfortune';

/** An entry of a batch. */
export interface Entry {
  readonly Id: string;
  readonly ReceiptHandle?: string;
}

/** What a batch is answered. */
interface BatchOutput {
  readonly Successful: readonly object[];
  readonly Failed: readonly object[];
}

/** The entries of a batch call. */
export function entriesOf({ input }: Call): readonly Entry[] {
  const { Entries } = input as { readonly Entries?: readonly Entry[] };
  return Array.isArray(Entries) ? Entries : [];
}

/** What each entry of a batch call is called: `entry 2 of 3`. */
export function entryWays(call: Call): readonly string[] {
  const entries = entriesOf(call);
  return entries.map((_, index) => entryWay([index], entries.length));
}

/** What some entries of a batch are called: `entry 2 of 3`, `entries 1, 3 of 3`. */
export function entryWay(indexes: readonly number[], total: number): string {
  return `${indexes.length === 1 ? 'entry' : 'entries'} ${indexes.map((index) => index + 1).join(', ')} of ${total}`;
}

/** Parts a batch in the entries that a way speaks of, and the others. */
export function partedBy(way: string, call: Call): { readonly meant: readonly Entry[]; readonly others: readonly Entry[] } {
  const numbers = new Set(
    way
      .replace(/ of .*/, '')
      .match(/\d+/g)
      ?.map(Number),
  );
  const entries = entriesOf(call);
  return {
    meant: entries.filter((_, index) => numbers.has(index + 1)),
    others: entries.filter((_, index) => !numbers.has(index + 1)),
  };
}

/** Performs a batch with some of its entries only. */
export async function performOnly(entries: readonly Entry[], work: Work, input: object): Promise<BatchOutput> {
  const output: Partial<BatchOutput> = entries.length === 0 ? {} : await work({ ...input, Entries: entries });
  return { Successful: output.Successful ?? [], Failed: output.Failed ?? [] };
}
