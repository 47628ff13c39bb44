import { queueNameIn } from '../core/queue-address';
import type { MessageAttributes } from '../core/message';
import { markWorld, worldBehind, type TestWorld } from '../testing/world/test-world';
import { sendRequest } from '../testing/queues/queue-view';
import { parsedJson } from '../testing/values/parsed-json';
import { plainAttributes } from '../testing/values/plain-attributes';
import { unwrap } from '../backends/unwrap';
import type { Input, Received } from '../backends/call-action';
import type { StartedBackend } from '../backends/started-backend';
import type { ContractMessage, ContractQueue } from './contract-queue';

/** A queue that is there, on a backend. */
export async function queueOnBackend(backend: StartedBackend, url: string): Promise<ContractQueue> {
  const attributes = async (...AttributeNames: string[]): Promise<Readonly<Record<string, string>>> => {
    const { Attributes = {} } = await unwrap(backend.call('GetQueueAttributes', { QueueUrl: url, AttributeNames }));
    return Attributes as Record<string, string>;
  };
  const { QueueArn: arn = '' } = await attributes('QueueArn');
  const queue: ContractQueue = {
    name: queueNameIn(arn),
    url,
    arn,
    async send(body, options = {}) {
      const { MessageId } = await unwrap(backend.call('SendMessage', { QueueUrl: url, ...sendRequest(body, options) }));
      return String(MessageId);
    },
    receiveAll: () => receiveAll(backend, url),
    async counts() {
      const numbers = await attributes(...COUNTS);
      const [visible, inFlight, delayed] = COUNTS.map((name) => Number(numbers[name]));
      return { visible: visible!, inFlight: inFlight!, delayed: delayed! };
    },
  };
  return markWorld(queue, () => worldOf(backend, queue));
}

const COUNTS = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'] as const;

/** What matchers look into. @throws TypeError where there is nothing to look into */
function worldOf({ name, sqs }: StartedBackend, queue: ContractQueue): TestWorld {
  if (sqs !== undefined) return worldBehind(sqs)!.world;
  throw new TypeError(
    [
      `The queue "${queue.name}" is on ${name}: msw-sqs' matchers see only into queues of the mock. On every backend you can write`,
      '  expect(await queue.counts()).toMatchObject({ visible: 1 })',
      '  expect(await queue.receiveAll()).toMatchObject([{ json: { orderId: 42 } }])',
      "and where the mock alone is to be tested so: needs('matchers', () => { test(…) }).",
    ].join('\n'),
  );
}

/** A short poll of AWS may miss messages that are there. */
const POLL_SECONDS = 2;

async function receiveAll(backend: StartedBackend, QueueUrl: string): Promise<ContractMessage[]> {
  const WaitTimeSeconds = backend.offers.includes('exactCounts') ? 0 : POLL_SECONDS;
  const ask: Input = { QueueUrl, WaitTimeSeconds, MaxNumberOfMessages: 10, AttributeNames: ['All'], MessageAttributeNames: ['All'] };
  const all: ContractMessage[] = [];
  for (;;) {
    const { Messages = [] } = await unwrap(backend.call('ReceiveMessage', ask));
    const messages = Messages as readonly Received[];
    if (messages.length === 0) return all;
    all.push(...messages.map(asMessage));
    const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await unwrap(backend.call('DeleteMessageBatch', { QueueUrl, Entries }));
  }
}

function asMessage({ MessageId, Body, Attributes = {}, MessageAttributes = {} }: Received): ContractMessage {
  return {
    id: MessageId,
    body: Body,
    json: parsedJson(Body),
    attributes: plainAttributes(MessageAttributes as object as MessageAttributes),
    groupId: Attributes['MessageGroupId'],
    receiveCount: Number(Attributes['ApproximateReceiveCount']),
  };
}
