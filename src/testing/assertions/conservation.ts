import type { JournalEvent } from '../../core/journal';
import type { Message } from '../../core/message';
import { counted, dropped, list } from './failure-message';
import { messageTimeline } from './message-timeline';
import { printedBody } from '../values/printed';
import type { Subject } from './subject';
import type { TestWorld } from '../world/test-world';
import { unretriedEntries } from './unretried-entries';

const FATES = {
  deleted: 'deleted',
  deadLettered: 'dead-lettered and there',
  purged: 'purged',
  there: 'still there',
  expired: 'expired before anybody deleted them',
  deletedWithQueue: 'deleted with their queue',
  unknown: 'gone',
} as const;

type Fate = keyof typeof FATES;

/** What becomes of messages that nobody is to get any more, and that nobody chose to drop. */
const LOST: ReadonlySet<Fate> = new Set(['expired', 'deletedWithQueue', 'unknown']);

/** A message on its way from queue to queue. */
interface Account {
  readonly message: Message;
  fate: Fate;
  moved: boolean;
}

/** What became of all messages that were sent. */
export interface Conservation {
  readonly conserved: boolean;
  /** Says what is no longer known, so that there may be more that got lost; empty where everything is. */
  readonly dropped: readonly string[];
  /** The balance, then what is missing, as paragraphs. */
  readonly paragraphs: readonly (readonly string[])[];
}

/** Draws the balance: each message sent is deleted, dead-lettered, purged or still there; and none failed unnoticed. @param options - `mayDeleteQueues`: whether what is deleted with its queue is no loss */
export function conservation(subject: Subject, { mayDeleteQueues = false } = {}): Conservation {
  const { world } = subject;
  // Queues note expiries when they are looked at.
  for (const queue of world.all()) queue.counts(world.nowMs());
  const accounts = accountsOf(subject);
  const lost = accounts.filter(({ fate }) => LOST.has(fate) && !(mayDeleteQueues && fate === 'deletedWithQueue'));
  const unretried = unretriedEntries(subject);
  return {
    conserved: lost.length === 0 && unretried.length === 0,
    dropped: world.calls.dropped > 0 ? [...dropped(subject), droppedCalls(world)] : dropped(subject),
    paragraphs: [
      balance(accounts),
      lost.length === 0 ? [] : list('Lost:', lost, ({ message }) => `${printedBody(message.body)}\n  ${messageTimeline(message, world)}`),
      unretried.length === 0 ? [] : list('Answered with Failed, and not sent again:', unretried),
    ],
  };
}

function droppedCalls({ calls }: TestWorld): string {
  return `The newest ${calls.calls.length.toLocaleString('en')} calls are kept; ${counted(calls.dropped, 'older one')} ${calls.dropped === 1 ? 'was' : 'were'} dropped (options journalEvents, journalBytes).`;
}

function balance(accounts: readonly Account[]): string[] {
  const fates = (Object.keys(FATES) as Fate[]).map((fate) => ({ fate, n: accounts.filter((account) => account.fate === fate).length }));
  const told = fates.filter(({ n }) => n > 0).map(({ fate, n }) => `${n.toLocaleString('en')} ${FATES[fate]}`);
  return [`${counted(accounts.length, 'message')} sent${told.length > 0 ? `: ${told.join(', ')}` : ''}.`];
}

function accountsOf({ world, isWorld, queues }: Subject): Account[] {
  const origins = new Set(queues.map(({ arn }) => arn));
  const accounts: Account[] = [];
  const open = new Map<string, Account>();
  const key = (arn: string, id: string): string => `${arn} ${id}`;
  for (const event of world.journal.events) {
    if (event.kind === 'messageSent' && (isWorld || origins.has(event.queueArn))) {
      const account: Account = { message: event.message, fate: 'unknown', moved: false };
      accounts.push(account);
      open.set(key(event.queueArn, event.message.id), account);
    }
    follow(event, open, key);
  }
  for (const queue of world.all()) {
    for (const { message } of queue.messages(world.nowMs())) {
      const account = open.get(key(queue.arn, message.id));
      if (account !== undefined) account.fate = account.moved ? 'deadLettered' : 'there';
    }
  }
  return accounts;
}

function follow(event: JournalEvent, open: Map<string, Account>, key: (arn: string, id: string) => string): void {
  const { kind, queueArn } = event;
  if (kind === 'queuePurged' || kind === 'queueDeleted') {
    for (const [place, account] of open) {
      if (place.startsWith(`${queueArn} `)) close(place, account, kind === 'queuePurged' ? 'purged' : 'deletedWithQueue');
    }
  }
  if (!('message' in event)) return;
  const place = key(queueArn, event.message.id);
  const account = open.get(place);
  if (account === undefined) return;
  if (kind === 'messageDeleted') close(place, account, 'deleted');
  if (kind === 'messageExpired') close(place, account, 'expired');
  if ('toArn' in event) {
    open.delete(place);
    account.moved = kind === 'messageDeadLettered';
    open.set(key(event.toArn, event.movedAs.id), account);
  }

  function close(at: string, closed: Account, fate: Fate): void {
    open.delete(at);
    closed.fate = fate;
  }
}
