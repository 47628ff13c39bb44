import { SendMessageBatchCommand, type SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import { bodyOf, insist, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type SendAll = (program: Program, queueUrl: string, entries: SendMessageBatchRequestEntry[]) => Promise<void>;

interface Deposit {
  readonly id: string;
  readonly cents: number;
}

/** Each batch is numbered as it is sent, and numbers tell the ledger which deposits are new. */
function scenario(sendAll: SendAll): Scenario {
  return async (sqs) => {
    const deposits = sqs.createQueue('deposits.fifo', { ContentBasedDeduplication: true, VisibilityTimeout: 30 });
    const booked = new Map<string, Deposit>();

    const stop = new Program().handleEach(deposits.url, async (message) => {
      booked.set(message.Attributes!.MessageDeduplicationId!, bodyOf<Deposit>(message));
    });
    const entries = ['d-1', 'd-2', 'd-3'].map((id) => ({
      Id: id,
      MessageGroupId: 'ledger',
      MessageBody: JSON.stringify({ id, cents: 100 }),
    }));
    await sendAll(new Program(), deposits.url, entries);
    await sqs.settle();
    stop();

    const total = [...booked.values()].reduce((sum, { cents }) => sum + cents, 0);
    expect(total).toBe(300);
  };
}

const numbered = (entries: readonly SendMessageBatchRequestEntry[], attempt: number): SendMessageBatchRequestEntry[] =>
  entries.map((entry) => ({ ...entry, MessageDeduplicationId: `${entry.Id}-${attempt}` }));

export const wholeBatchSentAgain: Specimen = {
  mistake: 'sends a whole batch again, under new deduplication ids, because one entry of it failed',
  broken: scenario(async ({ client }, QueueUrl, entries) => {
    for (let attempt = 1; ; attempt++) {
      const input = { QueueUrl, Entries: numbered(entries, attempt) };
      const { Failed = [] } = await insist(() => client.send(new SendMessageBatchCommand(input)));
      if (Failed.length === 0) return;
    }
  }),
  fixed: scenario(async ({ client }, QueueUrl, entries) => {
    for (let left = numbered(entries, 1); left.length > 0;) {
      const { Failed = [] } = await insist(() => client.send(new SendMessageBatchCommand({ QueueUrl, Entries: left })));
      left = left.filter(({ Id }) => Failed.some((failed) => failed.Id === Id));
    }
  }),
};
