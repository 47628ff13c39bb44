import { ChangeMessageVisibilityCommand, SendMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import { explore, type ExploreError, type Scenario } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { consume, newClient } from './shop';

const QUIET = { seconds: 1000, log: false };

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe('A consumer that passes orders on, with a dead-letter queue behind it,', () => {
  const giveBack = async (client: SQSClient, QueueUrl: string, { ReceiptHandle }: Message): Promise<void> => {
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
  };

  /** @param onFailure - what is done with an order that could not be passed on */
  function passingOn(onFailure: typeof giveBack, VisibilityTimeout = 30): Scenario {
    return async (sqs: Sqs): Promise<void> => {
      const orders = sqs.createQueue('orders', { VisibilityTimeout, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
      const packing = sqs.createQueue('packing', { VisibilityTimeout: 30 });
      orders.send('order 42');
      const client = newClient();
      const packed = new Set<string>();
      const pass = async (message: Message): Promise<void> => {
        try {
          await client.send(new SendMessageCommand({ QueueUrl: packing.url, MessageBody: message.Body }));
        } catch (error) {
          await onFailure(client, orders.url, message);
          throw error;
        }
      };
      const stops = [consume(orders.url, pass), consume(packing.url, ({ Body }) => void packed.add(Body!))];
      await sqs.settle();
      for (const stop of stops) stop();
      expect([...packed]).toEqual(['order 42']);
    };
  }

  it('loses them in an outage when it gives them back at once, and is told why', async () => {
    const found = await explore(passingOn(giveBack), { ...QUIET, faults: ['outage'], runs: 40 }).catch((error: ExploreError) => error);

    expect(found).toMatchObject({ decisions: [{ at: 'SendMessage packing #1', fault: 'outage' }] });
    expect(found).toHaveProperty('message', expect.stringContaining('the program gave back at once what it failed at'));
    expect(found).not.toHaveProperty('message', expect.stringContaining('whatever the program does'));
  });

  it('outlasts it when it leaves them their visibility timeout', async () => {
    await explore(
      passingOn(async () => {}),
      { ...QUIET, faults: ['outage'], runs: 40 },
    );
  });

  it('is not blamed for giving them back where their visibility timeouts, too, end before the outage does', async () => {
    await explore(passingOn(giveBack, 5), { ...QUIET, faults: ['outage'], runs: 40 });
  });
});

describe('A consumer that tries again each second while it has a message in hand', () => {
  it('has it for longer than the visibility timeout, in an outage: another one is given it, too', async () => {
    const persistent = async (sqs: Sqs): Promise<void> => {
      const forms = sqs.createQueue('forms.fifo', { VisibilityTimeout: 30, ContentBasedDeduplication: true });
      const archive = sqs.createQueue('archive');
      forms.send('form 1', { messageGroupId: 'forms' });
      let isAtWork = false;
      const work = async (client: SQSClient, MessageBody: string): Promise<void> => {
        if (isAtWork) throw new Error('Two work on the same form.');
        isAtWork = true;
        for (let isSent = false; !isSent;) {
          isSent = await client.send(new SendMessageCommand({ QueueUrl: archive.url, MessageBody })).then(
            () => true,
            () => pause(1000).then(() => false),
          );
        }
        isAtWork = false;
      };
      const clashes: string[] = [];
      const stops = [1, 2].map(() => {
        const client = newClient();
        return consume(forms.url, ({ Body }) => work(client, Body!).catch((error: Error) => void clashes.push(error.message)), 1);
      });
      const stop = consume(archive.url, () => {});
      await sqs.settle();
      for (const end of [...stops, stop]) end();
      expect(clashes).toEqual([]);
    };

    const found = await explore(persistent, { ...QUIET, faults: ['outage'], runs: 40 }).catch((error: ExploreError) => error);

    expect(found).toMatchObject({ decisions: [{ at: 'SendMessage archive #1', fault: 'outage' }] });
  });
});

describe('A consumer that counts its tries in the message, and sends it to itself again', () => {
  /** @param onLastTry - what it does when the third try has failed, too */
  function retrying(onLastTry: (error: unknown) => void): Scenario {
    return async (sqs: Sqs): Promise<void> => {
      const jobs = sqs.createQueue('jobs', { VisibilityTimeout: 30 });
      const results = sqs.createQueue('results', { VisibilityTimeout: 30 });
      jobs.send('1');
      const client = newClient();
      const send = async (QueueUrl: string, MessageBody: string, DelaySeconds = 0): Promise<void> =>
        void (await client.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds })));
      const stored = new Set<string>();
      const work = async ({ Body: tries }: Message): Promise<void> => {
        try {
          await send(results.url, 'done');
        } catch (error) {
          if (tries === '3') return onLastTry(error);
          await send(jobs.url, `${Number(tries) + 1}`, 5);
        }
      };
      const stops = [consume(jobs.url, work), consume(results.url, ({ Body }) => void stored.add(Body!))];
      await sqs.settle();
      for (const stop of stops) stop();
      expect([...stored]).toEqual(['done']);
    };
  }

  it('drops it when one queue cannot be reached for longer than that', async () => {
    const found = await explore(
      retrying(() => {}),
      { ...QUIET, faults: ['outage'] },
    ).catch((error: ExploreError) => error);

    expect(found).toMatchObject({ decisions: [{ at: 'SendMessage results #1', fault: 'outage' }] });
    expect(found).toHaveProperty(
      'message',
      expect.stringContaining('SQS answered every SendMessage to results with an error for a minute'),
    );
  });

  it('gets over it when it leaves the last one to the visibility timeout', async () => {
    const leave = (error: unknown): never => {
      throw error;
    };

    await explore(retrying(leave), { ...QUIET, faults: ['outage'], runs: 60 });
  });
});
