import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { explore } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';

/** A program that polls with a client which all runs share, and leaves a poll behind at its end. */
function polling(client: SQSClient) {
  return async (sqs: Sqs): Promise<void> => {
    const { url: QueueUrl, ...mails } = sqs.createQueue('mails');
    mails.send('hello');
    const read = new Set<string>();
    let isOver = false;
    const poll = async (): Promise<void> => {
      while (!isOver) {
        const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
        for (const { Body, ReceiptHandle } of Messages) {
          read.add(Body!);
          await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
      }
    };
    void poll();
    await sqs.settle();
    isOver = true;
    expect([...read]).toEqual(['hello']);
  };
}

it.each([
  ['as it comes', new SQSClient({ region: 'us-east-1' })],
  ['that gives up connections after a while', new SQSClient({ region: 'us-east-1', requestHandler: { requestTimeout: 25_000 } })],
])('A client that all runs share, %s, has connections for each of them, whatever polls the runs before left behind', async (_, client) => {
  const held = explore(polling(client), { faults: ['holdBack', 'shortBatch'], runs: 150, seconds: 1000, log: false });

  await expect(held).resolves.toBeUndefined();
});

/** A program whose two halves begin at once; what it needs to begin, it gets once per process. */
function beginningSlowly() {
  const client = new SQSClient({ region: 'us-east-1' });
  let isSetUp = false;
  const setUp = async (): Promise<void> => {
    if (isSetUp) return;
    isSetUp = true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  };
  return async (sqs: Sqs): Promise<void> => {
    const [first, second] = ['first', 'second'].map((name) => sqs.createQueue(name).url);
    const send = async (QueueUrl: string | undefined): Promise<unknown> =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
    await Promise.allSettled([setUp().then(() => send(first)), send(second)]);
  };
}

it('What a process sets up once, so that its first run makes its calls in another order, is no difference', async () => {
  await expect(explore(beginningSlowly(), { faults: ['shortBatch'], log: false })).resolves.toBeUndefined();
});

it('A run that does not hold although nothing befell it is told as such, and not as what SQS did', async () => {
  const client = new SQSClient({ region: 'us-east-1' });
  let runs = 0;
  const worn = async (sqs: Sqs): Promise<void> => {
    const QueueUrl = sqs.createQueue('mails').url;
    await client.send(new ReceiveMessageCommand({ QueueUrl })).catch(() => {});
    if (++runs > 5) throw new Error('The disk is full.');
  };

  await expect(explore(worn, { faults: ['longerDelay'], log: false })).rejects.toThrow(
    /run 6 did not hold although nothing had befallen it[^]*The disk is full[^]*Something outlives a run/,
  );
});

it('A client that all runs share tries each of its calls again as often as a new one, however many failed in runs before', async () => {
  const client = new SQSClient({ region: 'us-east-1' });
  const sendingTwelve = async (sqs: Sqs): Promise<void> => {
    const QueueUrl = sqs.createQueue('mails').url;
    const send = async (): Promise<unknown> => client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
    for (let mail = 0; mail < 12; mail++) await send().catch(() => {});
    const { faults } = journalOf(sqs);
    const isRefusedOnce = faults.length === 1 && faults[0]!.includes('internal error, once');
    if (isRefusedOnce) expect(sqs.queue('mails').messages).toHaveLength(12);
  };

  const held = explore(sendingTwelve, { faults: ['outage', 'refused'], runs: 60, seconds: 1000, conserve: false, log: false });

  await expect(held).resolves.toBeUndefined();
});

/** What befell a run. */
function journalOf(sqs: Sqs): { faults: string[] } {
  return { faults: sqs.journal.events.flatMap((event) => (event.kind === 'faultInjected' ? [event.effect] : [])) };
}
