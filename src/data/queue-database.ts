import type { StateRecord } from '../core/state-record';
import type { StoredMessage } from '../core/stored-message';
import type { Database, Row, Statement } from './sqlite';
import {
  attemptOfRow,
  messageOfRow,
  moveTaskOfRow,
  queueOfRow,
  queueRow,
  sentOfRow,
  attemptRow,
  messageRow,
  receivedRow,
  moveTaskRow,
  sentRow,
} from './queue-rows';

/** What the clock showed, and how far ahead of the system's it was. */
export interface StoredClock {
  readonly showsMs: number;
  readonly aheadMs: number;
}

const UPSERT_QUEUE = `INSERT INTO queues (arn, world, earlier_queues, is_deleted, deleted_at_ms, attributes, tags, details)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (arn) DO UPDATE SET world = excluded.world, earlier_queues = excluded.earlier_queues, is_deleted = excluded.is_deleted,
    deleted_at_ms = excluded.deleted_at_ms, attributes = excluded.attributes, tags = excluded.tags, details = excluded.details`;

const PUT_MESSAGE = `INSERT OR REPLACE INTO messages (queue, position, message_id, group_id, body, sent_at_ms, visible_at_ms, details)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

const PUT_RECEIVED = `INSERT OR REPLACE INTO received
    (queue, position, visible_at_ms, receive_count, first_received_at_ms, last_received_at_ms, visibility_changes)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;

const DROP_MESSAGES = ['messages', 'received'].map((table) => `DELETE FROM ${table} WHERE queue = ? AND position BETWEEN ? AND ?`);

/** The tables of what queues hold and remember. */
const OF_QUEUES = ['messages', 'received', 'sent', 'attempts'];

const MESSAGES = `SELECT m.queue, m.position, message_id, group_id, body, sent_at_ms, coalesce(r.visible_at_ms, m.visible_at_ms) AS visible_at_ms,
    details, receive_count, first_received_at_ms, last_received_at_ms, visibility_changes
  FROM messages m LEFT JOIN received r ON r.queue = m.queue AND r.position = m.position
  ORDER BY m.queue, m.position`;

/** The queues of a file: records in, records out. */
export class QueueDatabase {
  readonly #database: Database;
  readonly #checkPresence: () => void;
  readonly #statements = new Map<string, Statement>();
  /** The numbers by which tables name queues, by ARN. */
  readonly #numbers = new Map<string, number>();

  /** @param checkPresence - throws when the file is not there any more */
  constructor(database: Database, checkPresence: () => void) {
    this.#database = database;
    this.#checkPresence = checkPresence;
    this.#readNumbers();
  }

  /** Everything, in the order in which it can be restored. */
  *records(): Generator<StateRecord> {
    const arns = new Map<number, string>();
    for (const row of this.#rows('SELECT * FROM queues ORDER BY number')) {
      arns.set(Number(row['number']), String(row['arn']));
      yield queueOfRow(row);
    }
    const arnOf = ({ queue }: Row): string => arns.get(Number(queue))!;
    for (const row of this.#rows(MESSAGES)) yield messageOfRow(row, arnOf(row));
    for (const row of this.#rows('SELECT * FROM sent ORDER BY at_ms')) yield sentOfRow(row, arnOf(row));
    for (const row of this.#rows('SELECT * FROM attempts ORDER BY at_ms')) yield attemptOfRow(row, arnOf(row));
    for (const row of this.#rows('SELECT * FROM move_tasks ORDER BY number')) yield moveTaskOfRow(row);
  }

  /** Writes a record, in place of what was written of the same thing. */
  put(record: StateRecord): void {
    switch (record.kind) {
      case 'queue':
      case 'deletedQueue':
        return this.#putQueue(record);
      case 'message':
        return this.putMessage(record.queueArn, record);
      case 'sent':
        return this.#run(
          'INSERT OR REPLACE INTO sent (queue, key, message_id, position, at_ms) VALUES (?, ?, ?, ?, ?)',
          this.#numberOf(record.queueArn),
          ...sentRow(record),
        );
      case 'attempt':
        return this.#run(
          'INSERT OR REPLACE INTO attempts (queue, id, at_ms, parts) VALUES (?, ?, ?, ?)',
          this.#numberOf(record.queueArn),
          ...attemptRow(record),
        );
      case 'moveTask':
        return this.#run(
          'INSERT INTO move_tasks (id, task) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET task = excluded.task',
          ...moveTaskRow(record),
        );
    }
  }

  /** Writes a message, and what became of it. */
  putMessage(queueArn: string, stored: StoredMessage): void {
    this.#run(PUT_MESSAGE, this.#numberOf(queueArn), ...messageRow(stored));
    if (stored.receives !== undefined) this.changeMessage(queueArn, stored);
  }

  /** Writes what became of a message that is written already. */
  changeMessage(queueArn: string, { message: { position }, visibleAtMs, receives }: StoredMessage): void {
    const number = this.#numberOf(queueArn);
    if (receives !== undefined) {
      return this.#run(PUT_RECEIVED, number, ...receivedRow(position, visibleAtMs, receives));
    }
    this.#run('DELETE FROM received WHERE queue = ? AND position = ?', number, position);
    this.#run('UPDATE messages SET visible_at_ms = ? WHERE queue = ? AND position = ?', visibleAtMs, number, position);
  }

  /** Drops the messages of all positions from one to another. */
  dropMessages(queueArn: string, from: number, to: number): void {
    for (const sql of DROP_MESSAGES) this.#run(sql, this.#numberOf(queueArn), from, to);
  }

  dropAttempt(queueArn: string, id: string): void {
    this.#run('DELETE FROM attempts WHERE queue = ? AND id = ?', this.#numberOf(queueArn), id);
  }

  /** Drops what a queue holds and remembers. */
  empty(queueArn: string): void {
    const number = this.#numbers.get(queueArn);
    if (number === undefined) return;
    for (const table of OF_QUEUES) this.#run(`DELETE FROM ${table} WHERE queue = ?`, number);
  }

  /** Drops everything but the clock. */
  clear(): void {
    for (const table of ['queues', ...OF_QUEUES, 'move_tasks']) this.#run(`DELETE FROM ${table}`);
    this.#numbers.clear();
  }

  /** Drops what FIFO queues remembered up to a moment. */
  forget(untilMs: number): void {
    for (const table of ['sent', 'attempts']) this.#run(`DELETE FROM ${table} WHERE at_ms <= ?`, untilMs);
  }

  /** The clock as it was written last, and how often the file was opened to serve; `undefined` for a new file. */
  get clock(): (StoredClock & { readonly starts: number }) | undefined {
    const row = this.#statement('SELECT * FROM clock').get();
    return row && { showsMs: Number(row['shows_ms']), aheadMs: Number(row['ahead_ms']), starts: Number(row['starts']) };
  }

  /** Notes that the file is opened to serve. */
  start({ showsMs, aheadMs }: StoredClock): void {
    const starts = (this.clock?.starts ?? 0) + 1;
    this.#run('INSERT OR REPLACE INTO clock (only, shows_ms, ahead_ms, starts) VALUES (1, ?, ?, ?)', showsMs, aheadMs, starts);
  }

  setClock({ showsMs, aheadMs }: StoredClock): void {
    this.#run('UPDATE clock SET shows_ms = ?, ahead_ms = ?', showsMs, aheadMs);
  }

  /** Does what belongs together: all of it is written, or nothing. */
  together(work: () => void): void {
    this.#checkPresence();
    this.#run('BEGIN IMMEDIATE');
    try {
      work();
      this.#run('COMMIT');
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      // A full disk ends the transaction by itself.
    }
    // A queue that got a number may have lost it.
    this.#readNumbers();
  }

  #readNumbers(): void {
    this.#numbers.clear();
    for (const { number, arn } of this.#rows('SELECT number, arn FROM queues')) this.#numbers.set(String(arn), Number(number));
  }

  #putQueue(record: Extract<StateRecord, { readonly kind: 'queue' | 'deletedQueue' }>): void {
    this.#run(UPSERT_QUEUE, ...queueRow(record));
    if (this.#numbers.has(record.queueArn)) return;
    const { number } = this.#statement('SELECT number FROM queues WHERE arn = ?').get(record.queueArn)!;
    this.#numbers.set(record.queueArn, Number(number));
  }

  #numberOf(queueArn: string): number {
    return this.#numbers.get(queueArn)!;
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#statement(sql).run(...values);
  }

  #rows(sql: string): Iterable<Row> {
    return this.#statement(sql).iterate();
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
    return statement;
  }
}
