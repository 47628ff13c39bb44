import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '../../src/data/data-folder';
import { loadSqlite } from '../../src/data/sqlite';
import type { StateRecord } from '../../src/core/state-record';
import { describeWithSqlite, newFolder, removeFolders } from './with-sqlite';

const FILE = 'msw-sqs.sqlite';
const ARN = 'arn:aws:sqs:us-east-1:000000000000:orders';
/** In a log before its pages, and before each of them. */
const [HEADER_BYTES, FRAME_BYTES] = [32, 24 + 4096];
const WRITES = 8;

/** A folder whose server was killed: all that it wrote is in the log, each message by a write of its own. */
function killed(): { readonly path: string; readonly log: string; readonly index: string } {
  const [used, folder] = [newFolder(), newFolder()];
  const { database, close } = openDataFolder(used, { fsync: false });
  database.together(() => database.put(queue));
  for (let position = 0; position < WRITES; position++) database.together(() => database.put(messageAt(position)));
  mkdirSync(folder);
  for (const end of ['', '-wal', '-shm']) copyFileSync(join(used, FILE + end), join(folder, FILE + end));
  close();
  const path = join(folder, FILE);
  return { path, log: `${path}-wal`, index: `${path}-shm` };
}

const opened = (path: string): StateRecord[] => {
  const { database, close } = openDataFolder(join(path, '..'), { fsync: false });
  try {
    return [...database.records()];
  } finally {
    close();
  }
};

const flip = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes[at]! ^= 1;
  writeFileSync(path, bytes);
};

let told: jest.SpyInstance;
beforeEach(() => (told = jest.spyOn(process.stderr, 'write').mockReturnValue(true)));
afterEach(() => {
  jest.restoreAllMocks();
  removeFolders();
});

describeWithSqlite('The log of a server that was killed', () => {
  it('is read to its end', () => {
    expect(opened(killed().path)).toHaveLength(1 + WRITES);
    expect(told).not.toHaveBeenCalled();
  });

  it.each([
    ['in its head', () => 3],
    ['in its first page', () => HEADER_BYTES + 100],
    ['in the middle', (bytes: number) => bytes >> 1],
    ['in its last page', (bytes: number) => bytes - 100],
  ])('is not passed over from where a bit of it is another: %s', (_, place) => {
    const { path, log, index } = killed();
    flip(log, place(readFileSync(log).length));
    const before = [path, log, index].map((file) => readFileSync(file));

    expect(() => opened(path)).toThrow(
      new RegExp(
        `^${path} is damaged: its log cannot be read.*, and more was written after that\\. It was left as it is\\. Restore the folder`,
      ),
    );
    expect([path, log, index].map((file) => readFileSync(file))).toEqual(before);
  });

  it('is not passed over either where nothing but the log tells of it', () => {
    const { path, log, index } = killed();
    rmSync(index);
    flip(log, readFileSync(log).length >> 1);

    expect(() => opened(path)).toThrow('and more was written after that');
  });

  it('may end in the middle of the write that the kill cut short', () => {
    const { path, log, index } = killed();
    const bytes = readFileSync(log);
    const half = Buffer.from(bytes.subarray(bytes.length - FRAME_BYTES, bytes.length - 2000));
    writeFileSync(log, Buffer.concat([bytes, half]));
    rmSync(index);

    expect(opened(path)).toHaveLength(1 + WRITES);
    expect(told).not.toHaveBeenCalled();
  });

  it('says so when its end is missing, and what is there is used', () => {
    const { path, log } = killed();
    const pages = (readFileSync(log).length - HEADER_BYTES) / FRAME_BYTES;
    truncateSync(log, HEADER_BYTES + (pages - 2) * FRAME_BYTES);

    expect(opened(path)).toHaveLength(1 + WRITES - 2);
    expect(told.mock.calls).toEqual([
      [
        `msw-sqs goes on with ${path}, though the log ends after ${pages - 2} of ${pages} pages: ` +
          'what was written after that is lost, as a power failure may do it.\n',
      ],
    ]);
  });

  it('says so when it is missing altogether', () => {
    const { path, log } = killed();
    rmSync(log);

    expect(() => opened(path)).not.toThrow();
    expect(told.mock.calls.join()).toContain('the log ends after 0 of');
  });

  it('can be given up from the damaged place on, as the error says', () => {
    const { path, log } = killed();
    flip(log, readFileSync(log).length - 100);
    expect(() => opened(path)).toThrow(`go on without what was written last: sqlite3 ${path} "PRAGMA wal_checkpoint(TRUNCATE)"`);

    const database = new (loadSqlite().DatabaseSync)(path);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();

    expect(existsSync(log)).toBe(false);
    expect(opened(path)).toHaveLength(WRITES);
  });
});

const queue = {
  kind: 'queue',
  queueArn: ARN,
  world: 'w',
  earlierQueues: 0,
  attributes: {},
  tags: {},
  createdAtMs: 1,
  lastModifiedAtMs: 1,
  lastPurgedAtMs: undefined,
  entered: 0,
  scope: 'queue',
  newScope: undefined,
} as const satisfies StateRecord;

function messageAt(position: number): StateRecord {
  const message = {
    position,
    id: String(position),
    body: '',
    md5OfBody: 'd41d8cd98f00b204e9800998ecf8427e',
    attributes: undefined,
    traceHeader: undefined,
    senderId: 'test',
    groupId: undefined,
    deduplicationId: undefined,
    deadLetterSourceArn: undefined,
    sentAtMs: 1,
    delaySeconds: 0,
    earlierReceives: undefined,
  };
  return { kind: 'message', queueArn: ARN, message, visibleAtMs: 1, receives: undefined };
}
