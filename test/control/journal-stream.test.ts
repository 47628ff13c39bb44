import { startSqsServer, type SqsServer, type SqsServerOptions } from '../../src/server';

const servers: SqsServer[] = [];
const readers: { cancel(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.cancel()));
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(options: SqsServerOptions = {}): Promise<SqsServer> {
  const server = await startSqsServer({ port: 0, clock: 'virtual', queues: { orders: {} }, ...options });
  servers.push(server);
  return server;
}

/** A server-sent event as it was read. */
interface Told {
  readonly id: string | undefined;
  readonly name: string;
  readonly data: ReturnType<typeof JSON.parse>;
}

/** Follows the journal of a server, as a browser does. */
async function follow({ endpoint }: SqsServer, { lastId, query = '' }: { readonly lastId?: string; readonly query?: string } = {}) {
  const headers = lastId === undefined ? {} : { 'last-event-id': lastId };
  const response = await fetch(`${endpoint}/_msw-sqs/journal/stream${query}`, { headers });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  readers.push(reader);
  let text = '';
  const next = async (): Promise<Told> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        const data = field('data');
        if (data !== undefined) return { id: field('id'), name: field('event') ?? 'message', data: JSON.parse(data) };
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return { id: undefined, name: 'end', data: undefined };
      text += value;
    }
  };
  return { response, next };
}

describe('The journal, followed by server-sent events', () => {
  it('tells what happens from now on', async () => {
    const server = await serve();
    const { response, next } = await follow(server);

    server.sqs.queue('orders').send('order 42');

    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await next()).toMatchObject({ name: 'message', data: { kind: 'messageSent', message: { body: 'order 42' } } });
  });

  it('tells from the beginning what is kept of it, when that is asked for', async () => {
    const { next } = await follow(await serve(), { query: '?after=beginning' });

    expect(await next()).toMatchObject({ data: { kind: 'queueCreated' } });
  });

  it('goes on where a client was that comes again', async () => {
    const server = await serve();
    const first = await follow(server);
    const orders = server.sqs.queue('orders');
    orders.send('order 1');
    const { id } = await first.next();
    orders.send('order 2');
    orders.send('order 3');

    const second = await follow(server, { lastId: id! });

    expect([await second.next(), await second.next()]).toMatchObject([
      { data: { message: { body: 'order 2' } } },
      { data: { message: { body: 'order 3' } } },
    ]);
  });

  it('says how many events a client has missed that were dropped meanwhile', async () => {
    const server = await serve({ journalEvents: 2 });
    const first = await follow(server, { query: '?after=beginning' });
    const { id } = await first.next();
    for (let n = 1; n <= 5; n++) server.sqs.queue('orders').send(`order ${n}`);

    const second = await follow(server, { lastId: id! });

    expect([await second.next(), await second.next()]).toMatchObject([
      { name: 'dropped', data: { dropped: 3 } },
      { data: { message: { body: 'order 4' } } },
    ]);
  });

  it('tells that it began anew, and whether queues stayed', async () => {
    const server = await serve();
    const { next } = await follow(server);

    server.sqs.reset();
    const reset = await next();
    server.sqs.queue('orders').send('order 42');

    expect(reset).toMatchObject({ name: 'reset', data: { queues: true } });
    expect(await next()).toMatchObject({ data: { message: { body: 'order 42' } } });
  });

  it('tells a client that followed another server that all is new here', async () => {
    const { next } = await follow(await serve(), { lastId: 'another-7' });

    expect([await next(), await next()]).toMatchObject([{ name: 'reset' }, { data: { kind: 'queueCreated' } }]);
  });

  it('reaches a client that reads slowly in whole, and in order', async () => {
    const server = await serve();
    const { next } = await follow(server);
    const orders = server.sqs.queue('orders');
    const body = 'x'.repeat(100_000);
    for (let n = 0; n < 100; n++) orders.send(body);

    const ids: number[] = [];
    for (let n = 0; n < 100; n++) ids.push(Number((await next()).id!.split('-')[1]));

    expect(ids).toEqual(Array.from({ length: 100 }, (_, index) => ids[0]! + index));
  });

  it('ends when the server closes', async () => {
    const server = await serve();
    const { next } = await follow(server);

    const closed = server.close();

    expect(await next()).toMatchObject({ name: 'end' });
    await closed;
  });
});
