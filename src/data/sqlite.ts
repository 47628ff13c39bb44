import { withoutWarning } from '../system/process/without-warning';

/** What is used of `node:sqlite`, which the types of older versions of Node.js do not have. */
export interface Sqlite {
  readonly DatabaseSync: new (path: string, options?: { readonly readOnly?: boolean }) => Database;
}

/** A connection to a database. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

type Value = string | number | null;
/** A row as it comes out of a database. */
export type Row = Readonly<Record<string, Value>>;

/** A statement that is ready to run. */
export interface Statement {
  run(...values: Value[]): unknown;
  get(...values: Value[]): Row | undefined;
  iterate(...values: Value[]): Iterable<Row>;
}

/** The first version with `node:sqlite` that needs no flag. */
const NEEDED = '22.13';

/**
 * The database that is part of Node.js.
 *
 * @throws Error that says which version has one
 */
export function loadSqlite(): Sqlite {
  // It is said to be experimental on each load; whoever stores queues has other worries.
  const sqlite = withoutWarning('SQLite is an experimental feature', () => process.getBuiltinModule?.('node:sqlite') as Sqlite | undefined);
  if (sqlite !== undefined) return sqlite;
  throw new Error(`Queues are kept in SQLite, which is part of Node.js from ${NEEDED} on; this is ${process.versions.node}.`);
}

/** What went wrong, by the code of SQLite's error. */
const FAILURES: Readonly<Record<number, 'busy' | 'damaged' | 'full'>> = { 5: 'busy', 11: 'damaged', 13: 'full', 26: 'damaged' };

/** What an error of SQLite is about; `undefined` for any other. */
export function failureOf(error: unknown): (typeof FAILURES)[number] | undefined {
  const { errcode } = error as { readonly errcode?: number };
  // What stands in the higher bits tells more of the same.
  return errcode === undefined ? undefined : FAILURES[errcode & 0xff];
}

/** Whether an error comes from SQLite or the system, and knows nothing of queues. */
export function isOfSystem(error: unknown): boolean {
  return typeof (error as { readonly code?: unknown }).code === 'string';
}
