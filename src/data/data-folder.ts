import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { QueueDatabase } from './queue-database';
import { APPLICATION_ID, migrate, VERSION } from './migrate';
import { loadSqlite, type Database, type Sqlite } from './sqlite';

/** The queues of a folder, which is ours as long as it is open. */
export interface DataFolder {
  /** Of its file. */
  readonly path: string;
  readonly database: QueueDatabase;
  close(): void;
}

/** How a folder is written to. */
export interface DataFolderOptions {
  /** Whether an answer waits until the disk itself has what was written, so that a power failure loses nothing either. */
  readonly fsync: boolean;
}

const FILE = 'msw-sqs.sqlite';
const LOCK = 'msw-sqs.lock';

/** A header of SQLite: its first words, and where the numbers stand that its owner wrote. */
const HEADER = { bytes: 100, words: 'SQLite format 3\0', userVersionAt: 60, applicationIdAt: 68 };

/**
 * Opens the folder in which queues are kept, and makes it where there is none.
 *
 * @throws Error that says what to do: another server has the folder, its file is not ours, is damaged, or of a later version; in all
 * cases the file is left as it is
 */
export function openDataFolder(folder: string, { fsync }: DataFolderOptions): DataFolder {
  const sqlite = loadSqlite();
  makeFolder(folder);
  const lock = takeLock(folder, sqlite);
  try {
    const path = join(folder, FILE);
    const version = existsSync(path) ? versionOf(path) : undefined;
    if (version !== undefined) checkContent(path, sqlite);
    const database = new sqlite.DatabaseSync(path);
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${fsync ? 'FULL' : 'NORMAL'}`);
    if (version !== VERSION) {
      migrate(database, version ?? 0);
      // What the file is, must stand in the file itself for whoever opens it next.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    }
    const close = (): void => [database, lock].forEach((open) => open.close());
    return { path, database: new QueueDatabase(database), close };
  } catch (error) {
    lock.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' || code === 'ENOTDIR' ? 'there is a file of that name' : message;
    throw new Error(`Failed to keep queues in ${folder}: ${reason}. Name a folder that can be written to.`, { cause: error });
  }
}

/** A lock that ends with the process that holds it, however that ends. */
function takeLock(folder: string, sqlite: Sqlite): Database {
  let lock: Database | undefined;
  try {
    lock = new sqlite.DatabaseSync(join(folder, LOCK));
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    const reason = /locked/.test((error as Error).message)
      ? 'another msw-sqs keeps its queues there. Stop that one, or name another folder.'
      : `${(error as Error).message}. Name a folder that can be written to.`;
    throw new Error(`Failed to keep queues in ${folder}: ${reason}`, { cause: error });
  }
}

/** @returns the version of a file of ours; `undefined` for an empty one @throws Error when it is of somebody else, or of later times */
function versionOf(path: string): number | undefined {
  if (statSync(path).size === 0) return undefined;
  const header = headerOf(path);
  if (header.toString('latin1', 0, HEADER.words.length) !== HEADER.words) throw notOurs(path, 'is no SQLite database');
  if (header.readUInt32BE(HEADER.applicationIdAt) !== APPLICATION_ID) throw notOurs(path, 'is the database of another program');
  const version = header.readUInt32BE(HEADER.userVersionAt);
  if (version <= VERSION) return version;
  throw notOurs(path, `was written by a later msw-sqs (version ${version} of the file; this one knows versions up to ${VERSION})`);
}

function notOurs(path: string, what: string): Error {
  return new Error(`${path} ${what}. It was left as it is: name another folder, or move the file away.`);
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(HEADER.bytes);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, HEADER.bytes, 0);
    return header;
  } finally {
    closeSync(file);
  }
}

/** @throws Error when pages are missing or do not fit together */
function checkContent(path: string, sqlite: Sqlite): void {
  try {
    const database = new sqlite.DatabaseSync(path, { readOnly: true });
    try {
      const answer = database.prepare('PRAGMA quick_check(1)').get();
      if (answer?.['quick_check'] !== 'ok') throw new Error(String(answer?.['quick_check']));
    } finally {
      database.close();
    }
  } catch (error) {
    throw damaged(path, error);
  }
}

/** The error of a file that holds what cannot be. */
export function damaged(path: string, error: unknown): Error {
  const reason = (error as Error).message.replace(/^\*+ in database main \*+/, '').trim();
  const cure = 'Restore it from a copy, or move it away to begin without queues';
  return new Error(`${path} is damaged: ${reason}. It was left as it is. ${cure}.`, { cause: error });
}
