import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { holdBack, slowConsumer } from '../../src/chaos';
import { createSqs, type Sqs } from '../../src/world/sqs';

const worlds: Sqs[] = [];
const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
afterEach(() => {
  for (const sqs of worlds.splice(0)) sqs.close();
  jest.useRealTimers();
});

function open(options: Parameters<typeof createSqs>[0]): Sqs {
  const sqs = createSqs({ queues: { orders: { VisibilityTimeout: 30 } }, hangAfter: 50, ...options });
  sqs.listen();
  worlds.push(sqs);
  return sqs;
}

const send = (sqs: Sqs): Promise<unknown> =>
  client.send(new SendMessageCommand({ QueueUrl: sqs.queue('orders').url, MessageBody: 'order 42' }));

describe('A call that a fault holds back', () => {
  it.each(['call', 'answer'] as const)('fails where nobody moves the virtual clock: its %s', async (what) => {
    const sqs = open({ clock: 'virtual' });
    sqs.chaos.once(holdBack({ what, by: '1m' }));

    await expect(send(sqs)).rejects.toThrow(
      "This call was held back by sqs.chaos, and waits on the virtual clock, which stands still: in 0.05 s of real time nobody moved it, and no call came. Write await sqs.clock.advance('1m')",
    );
  });

  it('fails where nobody moves the fake timers', async () => {
    jest.useFakeTimers();
    const sqs = open({});
    sqs.chaos.once(holdBack({ what: 'call', by: '1m' }));

    await expect(send(sqs)).rejects.toThrow('waits on fake timers, which stand still');
  });

  it('goes on as soon as somebody moves the clock', async () => {
    const sqs = open({ clock: 'virtual', hangAfter: false });
    sqs.chaos.once(holdBack({ what: 'call', by: '1m' }));

    const sent = send(sqs);
    await sqs.clock.advance('1m');

    await expect(sent).resolves.toMatchObject({ MessageId: expect.any(String) });
  });

  it('goes on by itself where time is skipped', async () => {
    const sqs = open({ clock: 'virtual', autoAdvance: true });
    sqs.chaos.use(holdBack({ by: '1h' }), slowConsumer());

    await expect(send(sqs)).resolves.toMatchObject({ MessageId: expect.any(String) });
  });
});
