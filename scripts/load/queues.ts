import type { LoadedServer } from './loaded-server';
import { Line } from './line';

/** A queue as the server's control plane shows it. */
export interface QueueState {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** Receives that wait for messages. */
  readonly waiting: number;
}

/** A message as the control plane shows it: looked at, not received. */
export interface StoredMessage {
  readonly body: string;
  readonly state: 'visible' | 'inFlight' | 'delayed';
}

/** Creates a queue whose messages stay with whoever received them. @returns its URL */
export async function createQueue({ port, endpoint }: LoadedServer, name: string): Promise<string> {
  const line = await Line.to(port);
  const Attributes = { VisibilityTimeout: '43200', ...(name.endsWith('.fifo') && { FifoQueue: 'true' }) };
  await line.call('CreateQueue', { QueueName: name, Attributes });
  line.hangUp('fin');
  return `${endpoint}/000000000000/${name}`;
}

export async function queueState({ endpoint }: LoadedServer, name: string): Promise<QueueState> {
  return (await (await fetch(`${endpoint}/_msw-sqs/queues/${name}`)).json()) as QueueState;
}

export async function messagesIn({ endpoint }: LoadedServer, name: string): Promise<StoredMessage[]> {
  const messages: StoredMessage[] = [];
  for (let after: number | null | undefined; after !== null;) {
    const url = `${endpoint}/_msw-sqs/queues/${name}/messages?limit=1000${after === undefined ? '' : `&after=${after}`}`;
    const page = (await (await fetch(url)).json()) as { readonly messages: StoredMessage[]; readonly next: number | null };
    messages.push(...page.messages);
    after = page.next;
  }
  return messages;
}
