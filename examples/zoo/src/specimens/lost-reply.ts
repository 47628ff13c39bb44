import { bodyOf, insist, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

interface Reply {
  readonly to: string;
  readonly price: number;
}

type AwaitReply = (program: Program, repliesUrl: string, id: string) => Promise<number>;

/** Two clients ask for a price, and share the queue with the replies. */
function scenario(awaitReply: AwaitReply): Scenario {
  return async (sqs) => {
    const requests = sqs.createQueue('requests', { VisibilityTimeout: 30 });
    const replies = sqs.createQueue('replies', { VisibilityTimeout: 1 });

    const pricing = new Program();
    const stop = pricing.handleEach(requests.url, async (message) => {
      const { id, sku } = bodyOf<{ id: string; sku: string }>(message);
      await pricing.send(replies.url, { to: id, price: sku.length });
    });
    const ask = async (sku: string): Promise<number> => {
      const client = new Program();
      await insist(() => client.send(requests.url, { id: sku, sku }));
      return awaitReply(client, replies.url, sku);
    };
    const prices = [await ask('tea'), await ask('sugar')];
    stop();

    expect(prices).toEqual([3, 5]);
  };
}

export const lostReply: Specimen = {
  mistake: 'takes the next reply for its own, whoever that was for',
  broken: scenario(async (program, repliesUrl) => {
    for (;;) {
      const [message] = await insist(() => program.receive(repliesUrl, 1));
      if (message === undefined) continue;
      await insist(() => program.delete(repliesUrl, message));
      return bodyOf<Reply>(message).price;
    }
  }),
  fixed: scenario(async (program, repliesUrl, id) => {
    for (;;) {
      for (const message of await insist(() => program.receive(repliesUrl, 10))) {
        const { to, price } = bodyOf<Reply>(message);
        if (to !== id) continue;
        await program.delete(repliesUrl, message).catch(() => {});
        return price;
      }
    }
  }),
};
