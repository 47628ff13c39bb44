import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../src/world/sqs';
import { verifyNoHang } from '../../src/testing/assertions/verify-no-hang';
import { worldBehind } from '../../src/testing/world/test-world';
import type { SqsOptions } from '../../src/world/sqs-options';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } });
const GRACE = '300ms';
let sqs: Sqs;
let QueueUrl: string;

function open(options: SqsOptions): void {
  sqs = createSqs({ hangAfter: GRACE, ...options });
  QueueUrl = sqs.createQueue('orders').url;
  sqs.listen();
}

afterEach(() => {
  sqs.close();
  jest.useRealTimers();
  jest.restoreAllMocks();
});
afterAll(() => client.destroy());

const send = (MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
const poll = async (WaitTimeSeconds?: number) =>
  (await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds }))).Messages ?? [];
const failureOf = (call: Promise<unknown>): Promise<{ name: string; message: string }> =>
  call.then(
    () => Promise.reject(new Error('The call was answered.')),
    (error: unknown) => error as Error,
  );

describe('A long poll on a clock that nobody moves', () => {
  it('fails and says what to write: the virtual clock', async () => {
    open({ clock: 'virtual' });

    const { name, message } = await failureOf(poll(20));

    expect(name).toBe('WaitAborted');
    expect(message).toMatchInlineSnapshot(`
     "ReceiveMessage on queue "orders" waits for 20 s more of the virtual clock, which stands still: in 0.3 s of real time nobody moved it, and no call came. Write
       await sqs.clock.advance('20s')  moves the clock while the call waits
       sqs.clock.autoAdvance(true)     skips all waiting; the option of createSqs and MSW_SQS is autoAdvance: true
       hangAfter: '30s'                as an option, for a test that takes its time; false waits without end"
    `);
  });

  it('fails and says what to write: fake timers', async () => {
    jest.useFakeTimers();
    open({});

    const { message } = await failureOf(poll(20));

    expect(message).toMatchInlineSnapshot(`
     "ReceiveMessage on queue "orders" waits for 20 s more of fake timers, which stand still: in 0.3 s of real time nobody moved it, and no call came. Write
       await sqs.clock.advance('20s')               moves the clock while the call waits
       await jest.advanceTimersByTimeAsync(20_000)  the same, by the fake timers
       sqs.clock.autoAdvance(true)                  skips all waiting; the option of createSqs and MSW_SQS is autoAdvance: true
       hangAfter: '30s'                             as an option, for a test that takes its time; false waits without end"
    `);
  });

  it('fails where Date is real, and timers are not', async () => {
    jest.useFakeTimers({ doNotFake: ['Date'] });
    open({});

    expect((await failureOf(poll(20))).name).toBe('WaitAborted');
  });

  it('is told with what is left of its wait, and together with others', async () => {
    open({ clock: 'virtual' });
    sqs.createQueue('slow', { ReceiveMessageWaitTimeSeconds: 15 });
    const calls = [poll(20), poll(10), client.send(new ReceiveMessageCommand({ QueueUrl: sqs.queue('slow').url }))];
    const failures = Promise.all(calls.map(failureOf));
    await sqs.clock.advance('4s');

    const messages = (await failures).map(({ message }) => message);

    expect(messages[0]).toMatch(/^2 calls of ReceiveMessage on queue "orders" wait for 16 s more/);
    expect(messages[1]).toBe(messages[0]);
    expect(messages[2]).toMatch(/^ReceiveMessage on queue "slow" waits for 11 s more/);
  });

  it('leaves SQS as it was for the next', async () => {
    open({ clock: 'virtual' });
    await failureOf(poll(20));
    await send('order 42');

    expect(await poll(20)).toMatchObject([{ Body: 'order 42' }]);
  });

  it('is given time anew by each call and each move of the clock', async () => {
    open({ clock: 'virtual' });
    const call = poll(20);
    const elsewhere = sqs.createQueue('elsewhere').url;
    for (const move of [
      () => sqs.clock.advance('1s'),
      () => client.send(new SendMessageCommand({ QueueUrl: elsewhere, MessageBody: 'x' })),
    ]) {
      await realTime(200);
      await move();
    }
    await realTime(200);
    await send('order 42');

    expect(await call).toHaveLength(1);
  });
});

/** Lets real time go by, whatever is faked: it is what these tests are about. */
function realTime(milliseconds: number): Promise<void> {
  return new Promise((resolve) => AbortSignal.timeout(milliseconds).addEventListener('abort', () => resolve()));
}

describe('A long poll is no hang', () => {
  it('while real time goes by', async () => {
    open({});

    expect(await poll(1)).toEqual([]);
  });

  it('while fake timers go on by themselves', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    open({});

    expect(await poll(1)).toEqual([]);
  });

  it('while settle gives somebody real time', async () => {
    open({ clock: 'virtual' });
    const [first, parked] = [poll(20), poll(20)];
    await sqs.clock.advance(0);
    await send('order 42');
    const [message] = await Promise.race([first, parked]);
    const done = realTime(700).then(() => client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message!.ReceiptHandle })));

    await sqs.settle();

    await done;
    await sqs.clock.advance('20s');
    expect((await Promise.all([first, parked])).map((messages) => messages.length).sort()).toEqual([0, 1]);
  });

  it('when hangAfter is false', async () => {
    open({ clock: 'virtual', hangAfter: false });
    const call = poll(20);
    await realTime(700);
    await sqs.clock.advance('20s');

    expect(await call).toEqual([]);
  });

  it('before its time, 3 s unless told otherwise', async () => {
    open({ clock: 'virtual', hangAfter: undefined });
    const call = poll(20);
    await realTime(1000);
    await sqs.clock.advance('20s');

    expect(await call).toEqual([]);
  });
});

describe('hangAfter', () => {
  it('is a duration or false', () => {
    expect(() => createSqs({ hangAfter: 'soon' })).toThrow(
      /^createSqs: hangAfter must be a length of time .* or false, .* but is the text "soon"\.$/,
    );
  });
});

describe('An SDK that waits on a fake timer to try again', () => {
  /** Makes SQS fail inside, so often. */
  function fail(times: number): void {
    const queue = worldBehind(sqs)!.world.resolve('orders')!;
    const spy = jest.spyOn(queue, 'send');
    for (let i = 0; i < times; i++) {
      spy.mockImplementationOnce(() => {
        throw new Error('a fault inside');
      });
    }
  }

  it('is told of once, and fails the test', async () => {
    jest.useFakeTimers();
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => {});
    open({});
    fail(1);
    const sent = send('order 42');

    await realTime(1200);

    expect(complaints.mock.calls).toMatchInlineSnapshot(`
     [
       [
         "msw-sqs: SendMessage was answered with HTTP 500, and the AWS SDK waits to try again: on a fake timer, which nobody moved in 0.3 s of real time. Write
       await sqs.clock.advance('20s')               moves SQS and the fake timers
       await jest.advanceTimersByTimeAsync(20_000)  moves the fake timers, and SQS with them
       new SQSClient({ maxAttempts: 1 })            does not try again",
       ],
     ]
    `);
    expect(() => verifyNoHang(worldBehind(sqs)?.world)).toThrow(/^SendMessage was answered with HTTP 500/);
    verifyNoHang(worldBehind(sqs)?.world);
    await sqs.clock.advance('20s');
    expect(await sent).toMatchObject({ MessageId: expect.any(String) });
  });

  it('is forgiven when it comes to try again', async () => {
    jest.useFakeTimers();
    jest.spyOn(console, 'error').mockImplementation(() => {});
    open({});
    fail(1);
    const sent = send('order 42');
    await realTime(1200);

    await sqs.clock.advance('20s');

    await sent;
    verifyNoHang(worldBehind(sqs)?.world);
  });

  it('is no matter when it gave up, when timers are real, or when they are moved in time', async () => {
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => {});
    open({});
    fail(1);
    await send('with real timers');
    jest.useFakeTimers();
    fail(3);
    const given = send('given up').catch((error: unknown) => String(error));
    await sqs.clock.advance('1m');
    expect(await given).toContain('a fault inside');

    await realTime(1000);

    expect(complaints).not.toHaveBeenCalled();
    verifyNoHang(worldBehind(sqs)?.world);
  });
});
