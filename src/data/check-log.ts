import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

// SQLite's write-ahead log: what is written stands there first, and in the database's own file later. SQLite reads it up to the first place
// that does not fit, and takes what follows for never written: https://sqlite.org/fileformat2.html#the_write_ahead_log

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The first word of a log; its last bit says in which order bytes make the words that are summed up. */
const MAGIC = 0x377f0682;
/** Where SQLite's index of a log, which begins with two copies of the same, says how far the log reaches. */
const INDEX = { copyBytes: 48, isMadeAt: 12, framesAt: 16, saltAt: 32, storedAt: 96, bytes: 100 };

/** What is wrong with a log, and what helps. */
export class LogDamage extends Error {
  constructor(
    message: string,
    readonly cure: string,
  ) {
    super(message);
  }
}

/**
 * Looks for what SQLite would pass over in the log of a database that nobody has open.
 *
 * @param path - of the database
 * @returns what is missing at the log's end, in words, where what is before is whole; `undefined` when nothing is known to be
 * @throws LogDamage when more was written than can be read
 */
export function checkLog(path: string): string | undefined {
  const index = indexOf(path);
  const log = `${path}-wal`;
  const file = existsSync(log) ? openSync(log, 'r') : undefined;
  try {
    const { whole, later, frames, stored } = readLog(file, index);
    const isInDatabase = frames > 0 && stored >= frames;
    if (later === 0 && (whole >= frames || (whole === 0 && isInDatabase))) return undefined;
    const where = whole === 0 ? 'its log cannot be read' : `its log cannot be read after ${whole} pages`;
    if (isInDatabase) throw new LogDamage(where, `All that it says is in the database already: remove ${log}`);
    if (later === 0 && stored <= whole) return `the log ends after ${whole} of ${frames} pages`;
    const cure = `Restore the folder from a copy, or go on without what was written last: sqlite3 ${path} "PRAGMA wal_checkpoint(TRUNCATE)"`;
    throw new LogDamage(`${where}, and more was written after that`, cure);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What an index says of a log. */
interface LogIndex {
  /** How many pages it has, */
  readonly frames: number;
  /** and how many of them the database's own file has, too. */
  readonly stored: number;
}

/** What can be read of a log. */
interface ReadLog extends LogIndex {
  /** Pages from the beginning on that fit together. */
  readonly whole: number;
  /** Pages after these that were written to this log all the same. */
  readonly later: number;
}

function readLog(file: number | undefined, index: (LogIndex & { readonly salt: string }) | undefined): ReadLog {
  const header = file === undefined ? Buffer.alloc(0) : bytesAt(file, 0, HEADER_BYTES);
  const nothing = { whole: 0, later: 0, frames: index?.frames ?? 0, stored: index?.stored ?? 0 };
  if (file === undefined || header.length < HEADER_BYTES) return nothing;
  const sumUp = (header.readUInt32BE(0) & 1) === 0 ? sumLittleEndian : sumBigEndian;
  let sum = sumUp(header.subarray(0, 24), NO_SUM);
  const isLog = (header.readUInt32BE(0) & ~1) >>> 0 === MAGIC && saysSum(header, sum);
  if (!isLog) return { ...nothing, later: fstatSync(file).size > HEADER_BYTES ? 1 : 0 };
  // By it the pages of this log are told from those that are left of earlier ones.
  const salt = saltAt(header, 16);
  const { frames, stored } = index?.salt === salt ? index : { frames: 0, stored: 0 };
  const frameBytes = FRAME_HEADER_BYTES + header.readUInt32BE(8);
  let [whole, later] = [0, 0];
  for (let number = 0, fits = true; ; number++) {
    const frame = bytesAt(file, HEADER_BYTES + number * frameBytes, frameBytes);
    if (frame.length < frameBytes) return { whole, later, frames, stored };
    const isOfLog = saltAt(frame, 8) === salt;
    if (fits && isOfLog) sum = sumUp(frame.subarray(FRAME_HEADER_BYTES), sumUp(frame.subarray(0, 8), sum));
    fits &&= isOfLog && saysSum(frame, sum);
    const endsWrite = frame.readUInt32BE(4) > 0;
    if (fits) whole++;
    // The first may have been half written when its writer was killed, and several when it gave them up.
    else if (isOfLog && (number < frames || (endsWrite && number > whole))) later++;
  }
}

/** What the index that is left of the last use says of the log; `undefined` when there is none, or it was being changed. */
function indexOf(path: string): (LogIndex & { readonly salt: string }) | undefined {
  const file = `${path}-shm`;
  const index = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  if (index.length < INDEX.bytes || index[INDEX.isMadeAt] !== 1) return undefined;
  if (!index.subarray(0, INDEX.copyBytes).equals(index.subarray(INDEX.copyBytes, 2 * INDEX.copyBytes))) return undefined;
  const wordAt = (at: number): number => new Uint32Array(index.buffer.slice(index.byteOffset + at, index.byteOffset + at + 4))[0]!;
  return { frames: wordAt(INDEX.framesAt), salt: saltAt(index, INDEX.saltAt), stored: wordAt(INDEX.storedAt) };
}

function bytesAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}

const saltAt = (bytes: Buffer, at: number): string => bytes.toString('hex', at, at + 8);

type Sum = readonly [number, number];

const NO_SUM: Sum = [0, 0];

/** Whether a header ends with a sum, as those of logs do, and those of their pages. */
function saysSum(bytes: Buffer, sum: Sum): boolean {
  const at = bytes.length === HEADER_BYTES ? HEADER_BYTES - 8 : FRAME_HEADER_BYTES - 8;
  return bytes.readUInt32BE(at) === sum[0] && bytes.readUInt32BE(at + 4) === sum[1];
}

const sumLittleEndian = summing((bytes, at) => bytes.readUInt32LE(at));
const sumBigEndian = summing((bytes, at) => bytes.readUInt32BE(at));

function summing(wordAt: (bytes: Buffer, at: number) => number) {
  return (bytes: Buffer, [first, second]: Sum): Sum => {
    let [a, b] = [first, second];
    for (let at = 0; at < bytes.length; at += 8) {
      a = (a + wordAt(bytes, at) + b) >>> 0;
      b = (b + wordAt(bytes, at + 4) + a) >>> 0;
    }
    return [a, b];
  };
}
