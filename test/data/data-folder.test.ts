import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder, type DataFolder } from '../../src/data/data-folder';
import { loadSqlite } from '../../src/data/sqlite';
import { startSqsServer } from '../../src/server';
import { afterCrash, describeWithSqlite, newFolder, removeFolders } from './with-sqlite';

const FILE = 'msw-sqs.sqlite';
const open: DataFolder[] = [];

function opened(folder: string): DataFolder {
  const data = openDataFolder(folder, { fsync: false });
  open.push(data);
  return data;
}

/** A folder with a file in it. */
function folderWith(content: string | Uint8Array): string {
  const folder = newFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, FILE), content);
  return folder;
}

/** The file of a folder that was in use. */
function usedFile(): Buffer {
  const folder = newFolder();
  const { database, close } = openDataFolder(folder, { fsync: false });
  database.start({ showsMs: 1, aheadMs: 0 });
  close();
  return readFileSync(join(folder, FILE));
}

afterEach(() => {
  for (const data of open.splice(0)) data.close();
  removeFolders();
});

describeWithSqlite('A folder of queues', () => {
  it('belongs to one server at a time, and is free when that has gone', () => {
    const folder = newFolder();
    opened(folder);

    expect(() => openDataFolder(folder, { fsync: false })).toThrow(
      `Failed to keep queues in ${folder}: another msw-sqs keeps its queues there. Stop that one, or name another folder.`,
    );
    open.pop()!.close();
    expect(() => opened(folder)).not.toThrow();
  });

  it.each([
    ['a text', 'my notes', 'is no SQLite database'],
    ['the database of another program', databaseOf({ applicationId: 7 }), 'is the database of another program'],
    [
      'a file of a later version',
      databaseOf({ version: 99 }),
      'was written by a later msw-sqs (version 99 of the file; this one knows versions up to 2)',
    ],
  ])('leaves %s alone', (_, content, what) => {
    const folder = folderWith(content);
    const path = join(folder, FILE);

    expect(() => opened(folder)).toThrow(`${path} ${what}. It was left as it is: name another folder, or move the file away.`);
    expect(readFileSync(path)).toEqual(Buffer.from(content));
  });

  it.each([
    ['is cut off', (path: string) => truncateSync(path, 4096)],
    ['has other bytes in its middle', (path: string) => writeFileSync(path, usedFile().fill(0x5a, 4096, 12_000))],
  ])('says that a file is damaged which %s, and leaves it alone', (_, damage) => {
    const folder = folderWith(usedFile());
    const path = join(folder, FILE);
    damage(path);
    const content = readFileSync(path);

    expect(() => opened(folder)).toThrow(new RegExp(`^${path} is damaged: .+ It was left as it is\\. Restore it from a copy`));
    expect(readFileSync(path)).toEqual(content);
  });

  it('says that a file is damaged in which a body is another than the one that was sent', async () => {
    const folder = newFolder();
    const path = join(folder, FILE);
    const server = await startSqsServer({ port: 0, data: folder, queues: { orders: {} } });
    server.sqs.queue('orders').send('order 42');
    await server.close();
    const content = readFileSync(path);
    content.write('43', content.indexOf('order 42') + 'order '.length);
    writeFileSync(path, content);

    await expect(startSqsServer({ port: 0, data: folder })).rejects.toThrow(
      /is damaged: the body of message \S+ is not the one that was sent\./,
    );
    expect(readFileSync(path)).toEqual(content);
  });

  it('goes on with a file that a kill left when it was only just begun', () => {
    const folder = folderWith('');
    const { DatabaseSync } = loadSqlite();
    const begun = new DatabaseSync(join(folder, FILE));
    begun.exec('PRAGMA journal_mode = WAL');
    begun.close();

    expect([...opened(folder).database.records()]).toEqual([]);
  });

  it('goes on with a file that a kill left before what it is was written into it', () => {
    const folder = newFolder();
    const first = openDataFolder(folder, { fsync: false });
    const copy = afterCrash(folder);
    first.close();

    expect(() => opened(copy)).not.toThrow();
  });

  it('leaves a folder alone that stands where its file is to be', () => {
    const folder = newFolder();
    mkdirSync(join(folder, FILE), { recursive: true });

    expect(() => opened(folder)).toThrow(`${join(folder, FILE)} is no file. It was left as it is`);
  });

  it('names the lock when that is something else', () => {
    const folder = folderWith('');
    writeFileSync(join(folder, 'msw-sqs.lock'), 'my notes on locks');

    expect(() => opened(folder)).toThrow(
      `Failed to keep queues in ${folder}: its msw-sqs.lock is no lock of msw-sqs. Name another folder, or move that file away.`,
    );
  });

  it('takes an empty file for a new one', () => {
    const folder = folderWith('');

    expect([...opened(folder).database.records()]).toEqual([]);
  });

  it('cannot be where there is a file', () => {
    const folder = folderWith('');

    expect(() => opened(join(folder, FILE))).toThrow(/there is a file of that name\. Name a folder that can be written to\.$/);
  });
});

describe('A server', () => {
  it('takes no folder with an SQS that exists already', async () => {
    const sqs = (await import('../../src')).createSqs();

    await expect(startSqsServer({ sqs, data: './queues' })).rejects.toThrow(
      'startSqsServer was given both sqs and data, which is for a new one: leave sqs out, and take the sqs of the server.',
    );
  });

  const withoutSqlite = process.getBuiltinModule?.('node:sqlite') === undefined ? it : it.skip;
  withoutSqlite('says which Node.js it needs to keep queues', async () => {
    await expect(startSqsServer({ port: 0, data: './queues' })).rejects.toThrow(
      `Queues are kept in SQLite, which is part of Node.js from 22.13 on; this is ${process.versions.node}.`,
    );
  });
});

/** The file of a database that says in its header whose it is. */
function databaseOf({ applicationId, version }: { readonly applicationId?: number; readonly version?: number }): Buffer {
  const file = Buffer.alloc(4096);
  file.write('SQLite format 3\0', 'latin1');
  file.writeUInt32BE(applicationId ?? 0x73717331, 68);
  file.writeUInt32BE(version ?? 1, 60);
  return file;
}
