import type { Database } from './sqlite';

/** What stands in the header of the file: it is ours. */
export const APPLICATION_ID = 0x73717331;

/**
 * How a file becomes one of the next version: the first statement makes the first. A file has the version of the statements it has seen.
 *
 * Tables are for people, too: `SELECT message_id, body FROM messages` works in any tool for SQLite.
 */
const VERSIONS: readonly string[] = [
  `CREATE TABLE queues (
     number INTEGER PRIMARY KEY,
     arn TEXT NOT NULL UNIQUE,
     world TEXT NOT NULL,
     earlier_queues INTEGER NOT NULL,
     is_deleted INTEGER NOT NULL,
     deleted_at_ms INTEGER,
     attributes TEXT NOT NULL,
     tags TEXT NOT NULL,
     details TEXT NOT NULL
   );
   CREATE TABLE messages (
     queue INTEGER NOT NULL,
     position INTEGER NOT NULL,
     message_id TEXT NOT NULL,
     group_id TEXT,
     body TEXT NOT NULL,
     sent_at_ms INTEGER NOT NULL,
     visible_at_ms INTEGER NOT NULL,
     receives TEXT,
     details TEXT NOT NULL,
     PRIMARY KEY (queue, position)
   ) WITHOUT ROWID;
   CREATE TABLE sent (
     queue INTEGER NOT NULL,
     key TEXT NOT NULL,
     message_id TEXT NOT NULL,
     position INTEGER NOT NULL,
     at_ms INTEGER NOT NULL,
     PRIMARY KEY (queue, key)
   ) WITHOUT ROWID;
   CREATE TABLE attempts (
     queue INTEGER NOT NULL,
     id TEXT NOT NULL,
     at_ms INTEGER NOT NULL,
     parts TEXT NOT NULL,
     PRIMARY KEY (queue, id)
   ) WITHOUT ROWID;
   CREATE TABLE move_tasks (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     task TEXT NOT NULL
   );
   CREATE TABLE clock (
     only INTEGER PRIMARY KEY CHECK (only = 1),
     shows_ms INTEGER NOT NULL,
     ahead_ms INTEGER NOT NULL,
     starts INTEGER NOT NULL
   );`,
  // What becomes of a message lies apart from it: a receive then writes a few numbers, and not the body once more.
  `CREATE TABLE received (
     queue INTEGER NOT NULL,
     position INTEGER NOT NULL,
     visible_at_ms INTEGER NOT NULL,
     receive_count INTEGER NOT NULL,
     first_received_at_ms INTEGER NOT NULL,
     last_received_at_ms INTEGER NOT NULL,
     visibility_changes INTEGER NOT NULL,
     PRIMARY KEY (queue, position)
   ) WITHOUT ROWID;
   INSERT INTO received
     SELECT queue, position, visible_at_ms, receives ->> 'count', receives ->> 'firstAtMs', receives ->> 'lastAtMs', receives ->> 'visibilityChanges'
     FROM messages WHERE receives IS NOT NULL;
   ALTER TABLE messages DROP COLUMN receives;`,
];

export const VERSION = VERSIONS.length;

/** Brings a file up to this version. */
export function migrate(database: Database, from: number): void {
  for (let version = from; version < VERSION; version++) {
    database.exec(`BEGIN; ${VERSIONS[version]!} PRAGMA user_version = ${version + 1}; PRAGMA application_id = ${APPLICATION_ID}; COMMIT;`);
  }
}
