import { performance } from 'node:perf_hooks';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { Account, mistakesIn, type Stored } from './account';
import { serverFigures, type Finding } from './finding';
import { HungUp, Line, type Parting } from './line';
import type { LoadedServer } from './loaded-server';
import { createQueue, messagesIn, queueState } from './queues';

/** How wild it is. */
export interface Storm {
  /** Clients that come, one after another in each of {@link AT_ONCE} places. */
  readonly clients: number;
  readonly queue: string;
}

const AT_ONCE = 200;
const SENDERS = 8;
const GROUPS = 100;
/** A send of ten messages for so many clients that come. */
const CLIENTS_PER_SEND = 2;
const PARTINGS: readonly Parting[] = ['fin', 'rst', 'half'];
const MISTAKES_SHOWN = 10;
/** What a server may take until it has noticed that the last of them has gone. */
const NOTICED_MS = 10_000;

/** What all clients of a storm share. */
interface Scene {
  readonly port: number;
  readonly QueueUrl: string;
  readonly fifo: boolean;
  readonly account: Account;
  /** How many came, and how many went away in the middle of a call. */
  visits: number;
  partings: number;
}

/** Clients come, receive, delete, and most of them go away in the middle of it, while messages flow; afterwards all is accounted for. */
export async function storm(server: LoadedServer, { clients, queue }: Storm): Promise<Finding> {
  const startMs = performance.now();
  const QueueUrl = await createQueue(server, queue);
  const scene: Scene = { port: server.port, QueueUrl, fifo: queue.endsWith('.fifo'), account: new Account(), visits: 0, partings: 0 };
  await rage(scene, clients);
  const stormMs = performance.now() - startMs;
  const stored = await whenNoticed(server, queue, scene.account);
  const mistakes = mistakesIn(scene.account, stored);
  const { waiting } = await queueState(server, queue);
  if (waiting > 0) mistakes.push(`${waiting} receives wait, and nobody is there`);
  await cleanUp(scene);
  const { connections } = await server.usage();
  const { visible, inFlight } = await queueState(server, queue);
  if (visible + inFlight > 0)
    mistakes.push(`${visible} messages are visible and ${inFlight} in flight after all that there are were deleted`);

  const { account, visits, partings } = scene;
  return {
    figures: serverFigures(`A storm on ${queue}`, [
      ['clients', visits, ''],
      ['took', stormMs / 1000, 's'],
      ['went away in the middle of a call', partings, ''],
      ['messages acknowledged', account.sent.size, ''],
      ['deleted', account.deleted.size, ''],
      ['left at its end, and received and deleted after it', stored.size, ''],
      ['connections still open', connections, ''],
    ]),
    mistakes:
      mistakes.length > MISTAKES_SHOWN ? [...mistakes.slice(0, MISTAKES_SHOWN), `and ${mistakes.length - MISTAKES_SHOWN} more`] : mistakes,
  };
}

async function rage(scene: Scene, clients: number): Promise<void> {
  let [coming, sends] = [clients, Math.ceil(clients / CLIENTS_PER_SEND)];
  const consumers = Array.from({ length: AT_ONCE }, async () => {
    while (coming-- > 0 || sends > 0) await comeAndGo(scene);
  });
  const senders = Array.from({ length: SENDERS }, async () => {
    while (sends-- > 0) await send(scene);
  });
  await Promise.all(senders);
  await Promise.all(consumers);
}

/** One client: it receives, and goes away meanwhile or deletes; what it has read by then, it deletes when it comes back. */
async function comeAndGo(scene: Scene): Promise<void> {
  const { account, QueueUrl } = scene;
  scene.visits++;
  const line = await Line.to(scene.port);
  const since = account.now();
  const MaxNumberOfMessages = 1 + Math.floor(Math.random() * 10);
  const asked = line.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages, WaitTimeSeconds: Math.random() < 0.3 ? 0 : 1 });
  const leaving = Math.random() < 0.6 ? leave(line) : undefined;
  const answer = await unlessGone(scene, asked);
  const { Messages = [] } = answer ?? {};
  account.reads(Messages, since);
  await leaving;
  if (Messages.length > 0)
    await remove(
      scene,
      Math.random() < 0.7 ? line : await Line.to(scene.port),
      Messages.map(({ Body }) => Body),
    );
  line.hangUp('fin');
}

/** Goes away at any moment around that at which an answer comes. */
async function leave(line: Line): Promise<void> {
  if (Math.random() < 0.5) await sleep(Math.random() * 20);
  for (let turns = Math.random() * 20; turns > 0; turns--) await turn();
  line.hangUp(PARTINGS[Math.floor(Math.random() * PARTINGS.length)]!);
}

/** Deletes, and perhaps goes away meanwhile; whoever has no answer asks once more, on a connection that stays. */
async function remove(scene: Scene, line: Line, bodies: readonly string[]): Promise<void> {
  const { account, QueueUrl } = scene;
  const Entries = bodies.map((body, index) => ({ Id: String(index), ReceiptHandle: account.read.get(body)! }));
  const asked = line.call('DeleteMessageBatch', { QueueUrl, Entries });
  if (Math.random() < 0.2) void leave(line);
  for (const body of bodies) account.perhapsDeleted.add(body);
  const answer = await unlessGone(scene, asked);
  if (answer === undefined) return;
  for (const { Id } of answer.Successful ?? []) account.deletes(bodies[Number(Id)]!);
  line.hangUp('fin');
}

async function send(scene: Scene): Promise<void> {
  const { account, QueueUrl, fifo } = scene;
  const bodies = Array.from({ length: 10 }, () => account.newBody());
  const Entries = bodies.map((MessageBody, index) => ({
    Id: String(index),
    MessageBody,
    ...(fifo && { MessageGroupId: String(Math.floor(Math.random() * GROUPS)), MessageDeduplicationId: MessageBody }),
  }));
  const line = await Line.to(scene.port);
  for (const body of bodies) account.perhapsSent.add(body);
  const asked = line.call('SendMessageBatch', { QueueUrl, Entries });
  if (Math.random() < 0.1) void leave(line);
  const answer = await unlessGone(scene, asked);
  for (const { Message } of answer?.Failed ?? []) account.mistakes.push(`a send was refused: ${Message}`);
  for (const { Id } of answer?.Successful ?? []) account.sent.add(bodies[Number(Id)]!);
  line.hangUp('fin');
}

/** @returns `undefined` when its client went away before the answer was read */
async function unlessGone<T>(scene: Scene, asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof HungUp)) throw error;
    scene.partings++;
    return undefined;
  }
}

/** What is in the queue once the server knows that the last client has gone; or in the end, as it is. */
async function whenNoticed(server: LoadedServer, queue: string, account: Account): Promise<Stored> {
  for (const startMs = performance.now(); ; await sleep(100)) {
    const stored: Stored = new Map((await messagesIn(server, queue)).map((message) => [message.body, message]));
    if (mistakesIn(account, stored).length === 0 || performance.now() - startMs > NOTICED_MS) return stored;
  }
}

/** Deletes what clients have, and then receives and deletes all the rest. */
async function cleanUp(scene: Scene): Promise<void> {
  const { account, QueueUrl } = scene;
  const line = await Line.to(scene.port);
  for (const [body, ReceiptHandle] of account.read) {
    if (account.deleted.has(body)) continue;
    await line.call('DeleteMessageBatch', { QueueUrl, Entries: [{ Id: '0', ReceiptHandle }] });
  }
  for (;;) {
    const { Messages = [] } = await line.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    if (Messages.length === 0) return line.hangUp('fin');
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await line.call('DeleteMessageBatch', { QueueUrl, Entries });
  }
}
