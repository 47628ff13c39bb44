import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { versionOfFile } from './version-of-file';
import { migrate } from './migrate';
import { QueueDatabase } from './queue-database';
import { failureOf, isOfSystem, loadSqlite, type Database, type Sqlite } from './sqlite';

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
/** When its log has so many pages, SQLite writes them to the file, for which it waits for the disk: 16 MB. */
const LOG_PAGES = 4_000;

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
  const path = join(folder, FILE);
  let database: Database | undefined;
  try {
    const version = versionOfFile(path, sqlite);
    database = new sqlite.DatabaseSync(path);
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${fsync ? 'FULL' : 'NORMAL'}; PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
    migrate(database, version);
    const open = [database, lock];
    return { path, database: new QueueDatabase(database, presenceOf(path)), close: () => open.forEach((each) => each.close()) };
  } catch (error) {
    database?.close();
    lock.close();
    throw isOfSystem(error) ? cannotKeep(folder, error) : error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw cannotKeep(folder, error, code === 'EEXIST' || code === 'ENOTDIR' ? 'there is a file of that name' : undefined);
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
    throw cannotLock(folder, error);
  }
}

/** @returns what throws when the file of a path is not the one any more that it is now: what is written to that is lost */
function presenceOf(path: string): () => void {
  const { dev, ino } = statSync(path);
  return () => {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino !== ino || now.dev !== dev) throw new Error('it was removed, or another file took its place, while it was open');
  };
}

function cannotLock(folder: string, error: unknown): Error {
  switch (failureOf(error)) {
    case 'busy':
      return failedToKeep(folder, 'another msw-sqs keeps its queues there. Stop that one, or name another folder', error);
    case 'damaged':
      return failedToKeep(folder, `its ${LOCK} is no lock of msw-sqs. Name another folder, or move that file away`, error);
    default:
      return cannotKeep(folder, error);
  }
}

/** The error of a folder that cannot be read or written as it has to be. */
export function cannotKeep(folder: string, error: unknown, reason = (error as Error).message): Error {
  const cure = failureOf(error) === 'full' ? 'Make room there, or name a folder on another disk' : 'Name a folder that can be written to';
  return failedToKeep(folder, `${reason}. ${cure}`, error);
}

function failedToKeep(folder: string, why: string, cause: unknown): Error {
  return new Error(`Failed to keep queues in ${folder}: ${why}.`, { cause });
}
