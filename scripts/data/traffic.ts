import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

/** What clients know of messages, by their bodies: only what was acknowledged counts. */
export class Account {
  readonly sent = new Set<string>();
  readonly deleted = new Set<string>();
  /** Whose delete was asked for, and may have been done. */
  readonly perhapsDeleted = new Set<string>();
  #bodies = 0;

  newBody(): string {
    return `message ${this.#bodies++}`;
  }
}

/** Senders and consumers that go on until they are stopped, or the server is gone. */
export interface Traffic {
  /** Stops them, and waits until they have. */
  stop(): Promise<void>;
}

const SENDERS = 8;
const CONSUMERS = 4;

/** Lets senders and consumers work on a queue, and keep an account of what was acknowledged. */
export function startTraffic(endpoint: string, queue: string, account: Account, { consumers = CONSUMERS } = {}): Traffic {
  const client = clientOf(endpoint);
  const QueueUrl = `${endpoint}/000000000000/${queue}`;
  const workers = [
    ...Array.from({ length: SENDERS }, () => untilStopped((turn) => send(client, QueueUrl, account, turn))),
    ...Array.from({ length: consumers }, () => untilStopped((turn) => receiveAndDelete(client, QueueUrl, account, turn))),
  ];
  return {
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
      client.destroy();
    },
  };
}

/** Works turn after turn; after one that fails, a little later. */
export function untilStopped(work: (turn: number) => Promise<unknown>): Traffic {
  let stopped = false;
  const goOn = async (): Promise<void> => {
    for (let turn = 0; !stopped; turn++) {
      try {
        await work(turn);
      } catch {
        // The server is gone, or refuses: what it did with the call is not known.
        if (!stopped) await sleep(5);
      }
    }
  };
  const working = goOn();
  return {
    stop() {
      stopped = true;
      return working;
    },
  };
}

export function clientOf(endpoint: string): SQSClient {
  return new SQSClient({ endpoint, region: 'us-east-1', maxAttempts: 1, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
}

async function send(client: SQSClient, QueueUrl: string, account: Account, turn: number): Promise<void> {
  if (turn % 3 > 0) {
    const MessageBody = account.newBody();
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    account.sent.add(MessageBody);
    return;
  }
  const Entries = Array.from({ length: 10 }, (_, index) => ({ Id: String(index), MessageBody: account.newBody() }));
  const { Successful = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  for (const { Id } of Successful) account.sent.add(Entries[Number(Id)]!.MessageBody);
}

async function receiveAndDelete(client: SQSClient, QueueUrl: string, account: Account, turn: number): Promise<void> {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { Body } of Messages) {
    if (account.deleted.has(Body!)) throw new Error(`${Body} was deleted, and came again.`);
    account.perhapsDeleted.add(Body!);
  }
  if (turn % 2 === 0) {
    for (const { Body, ReceiptHandle } of Messages) {
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: ReceiptHandle! }));
      account.deleted.add(Body!);
    }
  } else if (Messages.length > 0) {
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle: ReceiptHandle! }));
    const { Successful = [] } = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    for (const { Id } of Successful) account.deleted.add(Messages[Number(Id)]!.Body!);
  }
}

/** The bodies of all messages in a queue, in whatever state; looked at, not received. */
export async function bodiesIn(endpoint: string, queue: string): Promise<Set<string>> {
  const bodies = new Set<string>();
  for (let after: number | null | undefined; after !== null;) {
    const url = `${endpoint}/_msw-sqs/queues/${queue}/messages?limit=1000${after === undefined ? '' : `&after=${after}`}`;
    const page = (await (await fetch(url)).json()) as {
      readonly messages: readonly { readonly body: string }[];
      readonly next: number | null;
    };
    for (const { body } of page.messages) bodies.add(body);
    after = page.next;
  }
  return bodies;
}

/** What of an account does not hold in a queue. */
export function mistakesIn(account: Account, bodies: ReadonlySet<string>): string[] {
  const lost = [...account.sent].filter((body) => !bodies.has(body) && !account.perhapsDeleted.has(body));
  const back = [...account.deleted].filter((body) => bodies.has(body));
  return [
    ...lost.map((body) => `${body} was acknowledged, and is lost.`),
    ...back.map((body) => `The delete of ${body} was acknowledged, and it is back.`),
  ];
}
