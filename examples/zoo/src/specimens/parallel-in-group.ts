import type { Message } from '@aws-sdk/client-sqs';
import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

interface Change {
  readonly balance: number;
}

type HandleBatch = (messages: readonly Message[], handle: (message: Message) => Promise<void>) => Promise<void>;

/** The changes of one account, each of which is passed on; a statement shows them as they come. */
function scenario(handleBatch: HandleBatch): Scenario {
  return async (sqs) => {
    const account = sqs.createQueue('account.fifo', { ContentBasedDeduplication: true, VisibilityTimeout: 30 });
    const statement = sqs.createQueue('statement.fifo', { ContentBasedDeduplication: true, VisibilityTimeout: 30 });
    const balances = [10, 20, 30];
    for (const balance of balances) account.send({ balance }, { messageGroupId: 'ada' });
    const shown: number[] = [];

    const program = new Program();
    const handle = async (message: Message): Promise<void> => {
      await program.send(statement.url, bodyOf(message), { MessageGroupId: 'ada' });
      await program.delete(account.url, message);
    };
    const stops = [
      program.consume(account.url, (messages) => handleBatch(messages, handle)),
      new Program().handleEach(statement.url, async (message) => {
        const { balance } = bodyOf<Change>(message);
        if (!shown.includes(balance)) shown.push(balance);
      }),
    ];
    await sqs.settle();
    for (const stop of stops) stop();

    expect(shown).toEqual(balances);
  };
}

export const parallelInGroup: Specimen = {
  mistake: 'handles the messages of one FIFO group side by side: their order is lost',
  broken: scenario(async (messages, handle) => {
    await Promise.all(messages.map(handle));
  }),
  fixed: scenario(async (messages, handle) => {
    for (const message of messages) await handle(message);
  }),
};
