/** How a folder came out. */
export interface Tally {
  readonly folder: string;
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly noCoverage: number;
  /** Of all that count, those that tests found. */
  readonly percent: number;
}

/** What Stryker writes to mutation.json, as far as it is needed. */
interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** Counts the mutants of each folder of src; those that were not tried do not count. */
export function foldersOf({ files }: Report): Tally[] {
  const statuses = new Map<string, string[]>();
  for (const [file, { mutants }] of Object.entries(files)) {
    const folder = file.split('/').slice(0, 2).join('/');
    statuses.set(folder, [...(statuses.get(folder) ?? []), ...mutants.map(({ status }) => status)]);
  }
  return [...statuses].map(([folder, all]) => tallyOf(folder, all));
}

function tallyOf(folder: string, statuses: readonly string[]): Tally {
  const count = (status: string): number => statuses.filter((other) => other === status).length;
  const [killed, timedOut, survived, noCoverage] = [count('Killed'), count('Timeout'), count('Survived'), count('NoCoverage')];
  const mutants = killed + timedOut + survived + noCoverage;
  return { folder, mutants, killed, timedOut, survived, noCoverage, percent: mutants === 0 ? 100 : (100 * (killed + timedOut)) / mutants };
}
