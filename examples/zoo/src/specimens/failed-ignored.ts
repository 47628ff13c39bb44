import { SendMessageBatchCommand, type SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import { bodyOf, insist, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type SendAll = (program: Program, queueUrl: string, entries: SendMessageBatchRequestEntry[]) => Promise<void>;

function scenario(sendAll: SendAll): Scenario {
  return async (sqs) => {
    const mails = sqs.createQueue('mails', { VisibilityTimeout: 30 });
    const addresses = ['ada', 'bob', 'cy'];
    const mailed = new Set<string>();

    const stop = new Program().handleEach(mails.url, async (message) => void mailed.add(bodyOf<{ to: string }>(message).to));
    const entries = addresses.map((to) => ({ Id: to, MessageBody: JSON.stringify({ to }) }));
    await sendAll(new Program(), mails.url, entries);
    await sqs.settle();
    stop();

    expect([...mailed].sort()).toEqual(addresses);
  };
}

export const failedIgnored: Specimen = {
  mistake: 'takes a batch for sent when the call succeeds, and never looks at `Failed`',
  broken: scenario(async ({ client }, QueueUrl, Entries) => {
    await insist(() => client.send(new SendMessageBatchCommand({ QueueUrl, Entries })));
  }),
  fixed: scenario(async ({ client }, QueueUrl, entries) => {
    for (let left = entries; left.length > 0;) {
      const { Failed = [] } = await insist(() => client.send(new SendMessageBatchCommand({ QueueUrl, Entries: left })));
      left = left.filter(({ Id }) => Failed.some((failed) => failed.Id === Id));
    }
  }),
};
