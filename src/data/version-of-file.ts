import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { notice } from '../system/process/notice';
import { checkLog, LogDamage } from './check-log';
import { APPLICATION_ID, VERSION } from './migrate';
import { failureOf, type Database, type Sqlite } from './sqlite';

/** A header of SQLite: its first words, and where the numbers stand that its owner wrote, and the one that counts what is in its first page. */
const HEADER = { bytes: 108, words: 'SQLite format 3\0', userVersionAt: 60, applicationIdAt: 68, countAt: 103 };

const CURE = 'Restore it from a copy, or move it away to begin without queues';

/**
 * The version of a file that holds queues; 0 for one that is not there yet, or was only just begun.
 *
 * @throws Error when it is of somebody else, of later times, or damaged; it is left as it is
 */
export function versionOfFile(path: string, sqlite: Sqlite): number {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) return 0;
  if (!file.isFile()) throw notOurs(path, 'is no file');
  const isEmpty = file.size === 0;
  if (!isEmpty) checkHeader(path);
  const missing = checked(path, () => checkLog(path));
  if (isEmpty) return 0;
  const version = checked(path, () => checkContent(path, sqlite));
  if (missing !== undefined)
    notice(`msw-sqs goes on with ${path}, though ${missing}: what was written after that is lost, as a power failure may do it.`);
  return version;
}

function checkHeader(path: string): void {
  const header = headerOf(path);
  if (header.toString('latin1', 0, HEADER.words.length) !== HEADER.words) throw notOurs(path, 'is no SQLite database');
  const owner = header.readUInt32BE(HEADER.applicationIdAt);
  // One that was only just begun belongs to nobody, and has nothing in it.
  const isBegun = owner === 0 && header.readUInt16BE(HEADER.countAt) === 0;
  if (owner !== APPLICATION_ID && !isBegun) throw notOurs(path, 'is the database of another program');
  checkVersion(path, header.readUInt32BE(HEADER.userVersionAt));
}

function checkVersion(path: string, version: number): void {
  if (version > VERSION)
    throw notOurs(path, `was written by a later msw-sqs (version ${version} of the file; this one knows versions up to ${VERSION})`);
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

/** @returns the version of the file @throws Error when pages are missing or do not fit together, or it is not for us */
function checkContent(path: string, sqlite: Sqlite): number {
  const database = new sqlite.DatabaseSync(path, { readOnly: true });
  try {
    const answer = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (answer !== 'ok') throw damaged(path, new Error(String(answer)));
    const version = numberOf(database, 'PRAGMA user_version');
    const owner = numberOf(database, 'PRAGMA application_id');
    if (owner === 0 && version === 0 && numberOf(database, 'SELECT count(*) FROM sqlite_schema') === 0) return 0;
    if (owner !== APPLICATION_ID) throw notOurs(path, 'is the database of another program');
    // What was written last may stand in the log only.
    checkVersion(path, version);
    return version;
  } finally {
    database.close();
  }
}

const numberOf = (database: Database, sql: string): number => Number(Object.values(database.prepare(sql).get()!)[0]);

/** Does what finds damage. @throws Error that says so, and of which file */
function checked<T>(path: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof LogDamage) throw damaged(path, error, error.cure);
    throw failureOf(error) === 'damaged' ? damaged(path, error) : error;
  }
}

function notOurs(path: string, what: string): Error {
  return new Error(`${path} ${what}. It was left as it is: name another folder, or move the file away.`);
}

/** The error of a file that holds what cannot be. */
export function damaged(path: string, error: unknown, cure = CURE): Error {
  const reason = (error as Error).message.replace(/^\*+ in database main \*+/, '').trim();
  return new Error(`${path} is damaged: ${reason}. It was left as it is. ${cure}.`, { cause: error });
}
