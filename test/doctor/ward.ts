import { ChangeMessageVisibilityBatchCommand, DeleteMessageBatchCommand, SQSClient, type Message } from '@aws-sdk/client-sqs';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { openClinic, type Clinic } from './clinic';

/** Something that programs do, and what the doctor is to find. */
export type Case = readonly [what: string, play: (ward: Ward) => Promise<void>, ...found: string[]];

/** What those do who play a program. */
export interface Ward extends Clinic {
  deleteAll(queue: QueueView, messages: readonly Message[], client?: SQSClient): Promise<void>;
  hideAll(queue: QueueView, messages: readonly Message[], seconds: number): Promise<void>;
  /** A queue with so many messages, each in a group of its own. */
  ordersWith(count: number, name?: string, attributes?: object): Promise<QueueView>;
  /** Does something with another client. */
  asAnother(act: (client: SQSClient) => Promise<unknown>): Promise<void>;
}

export const fifo = { FifoQueue: true, VisibilityTimeout: 30 } as const;
export const all = { MaxNumberOfMessages: 10 };

let ids = 0;
export const inGroup = (MessageGroupId: string) => ({ MessageGroupId, MessageDeduplicationId: String(ids++) });

const entriesOf = (messages: readonly Message[], more: object = {}) =>
  messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle, ...more }));

function openWard(): Ward {
  const clinic = openClinic();
  return {
    ...clinic,
    async deleteAll({ url }, messages, client = clinic.client) {
      await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries: entriesOf(messages) }));
    },
    async hideAll({ url }, messages, VisibilityTimeout) {
      const Entries = entriesOf(messages, { VisibilityTimeout });
      await clinic.client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
    },
    async ordersWith(count, name = 'orders', attributes = { VisibilityTimeout: 30 }) {
      const orders = clinic.sqs.createQueue(name, attributes);
      for (let n = 1; n <= count; n++) await clinic.send(orders, { orderId: n }, name.endsWith('.fifo') ? inGroup(`order-${n}`) : {});
      return orders;
    },
    async asAnother(act) {
      const client = new SQSClient({ region: 'eu-west-1' });
      await act(client).finally(() => client.destroy());
    },
  };
}

/** Plays each case in a ward of its own. */
export function findsInEach(cases: readonly Case[]): void {
  it.each(cases.map(([what, play, ...found]) => ({ what, play, found })))('$what', async ({ play, found }) => {
    const ward = openWard();
    try {
      await play(ward);
      expect(ward.found()).toEqual(found);
    } finally {
      ward.close();
    }
  });
}
