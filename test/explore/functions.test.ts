import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSHandler } from 'aws-lambda';
import { consumerDies, explore, type ExploreError, type Scenario } from '../../src/chaos';
import { mapEventSource } from '../../src/lambda';
import { createSqs, type Sqs } from '../../src/world/sqs';

const QUIET = { log: false, seconds: 30, runs: 40 };

/** A function that sends a mail for each order, and what it took out of the stock. */
function shop({ countsBeforeMail }: { countsBeforeMail: boolean }): Scenario {
  return async (sqs: Sqs): Promise<void> => {
    const orders = sqs.createQueue('orders.fifo', { ContentBasedDeduplication: true, VisibilityTimeout: 30 });
    const mails = sqs.createQueue('mails');
    const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    const taken: string[] = [];
    const take = (id: string): void => void (countsBeforeMail || !taken.includes(id) ? taken.push(id) : undefined);
    const ship: SQSHandler = async ({ Records }) => {
      for (const { body } of Records) {
        if (countsBeforeMail) take(body);
        await client.send(new SendMessageCommand({ QueueUrl: mails.url, MessageBody: body }));
        if (!countsBeforeMail) take(body);
      }
    };
    orders.send('tea', { messageGroupId: 'one' });
    mapEventSource(orders, ship, { functionName: 'ship' });

    await sqs.clock.advance('3m');

    expect(taken).toEqual(['tea']);
    expect(orders.messages).toEqual([]);
  };
}

describe('A function behind an event source mapping', () => {
  it('dies at its calls as other processes do, and its batch comes again', async () => {
    const found = await explore(shop({ countsBeforeMail: true }), { ...QUIET, faults: ['consumerDies'] }).catch(
      (error: ExploreError) => error,
    );

    expect(found).toMatchObject({
      decisions: [{ at: 'ship: SendMessage mails #1', fault: 'consumerDies', way: 'before the call' }],
      message: expect.stringContaining('function "ship" failed (RequestId:'),
    });
  });

  it('is left alone where it bears that', async () => {
    await explore(shop({ countsBeforeMail: false }), QUIET);
  });

  it('dies by hand, too: nothing that it does later reaches SQS', async () => {
    const sqs = createSqs({ clock: 'virtual' });
    sqs.listen();
    sqs.chaos.once(consumerDies({ action: 'SendMessage', when: 'after' }));

    await shop({ countsBeforeMail: false })(sqs);

    expect(sqs.queue('mails').messages.map(({ body }) => body)).toEqual(['tea', 'tea']);
    expect(sqs.journal.events.filter(({ kind }) => kind === 'invocationStarted')).toHaveLength(2);
    expect(sqs.journal.toText()).toContain('Error: Runtime exited with error');
    sqs.close();
  });
});
