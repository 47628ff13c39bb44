import { once } from 'node:events';
import net from 'node:net';
import { createSqs } from '../../src/world/sqs';
import { NodeServer } from '../../src/server/node-server';
import type { OwnAnswer } from '../../src/server/own-answer';
import type { SqsHttpHandler, SqsHttpRequest } from '../../src/transport/sqs-http';

const servers: NodeServer[] = [];
const sockets: net.Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A server with a queue "orders", and what its requests are about. */
async function serve({ handler, own }: { readonly handler?: SqsHttpHandler; readonly own?: OwnAnswer } = {}) {
  const sqs = createSqs({ clock: 'virtual', seed: 1, region: 'us-east-1', queues: { orders: {} } });
  const calls: SqsHttpRequest[] = [];
  let onCall = (): void => {};
  const server = new NodeServer({
    own: ({ url }) => (url === '/own' ? own : undefined),
    handler(request) {
      const answer = (handler ?? sqs.handler)(request);
      calls.push(request);
      onCall();
      return answer;
    },
  });
  servers.push(server);
  const endpoint = await server.listen({ port: 0, host: '127.0.0.1' });

  const arrivalOf = (count: number): Promise<void> =>
    new Promise((resolve) => {
      onCall = () => calls.length >= count && resolve();
      onCall();
    });
  const call = (action: string, input: object = {}, headers: Record<string, string> = {}) =>
    fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}`, ...headers },
      body: JSON.stringify({ QueueUrl: `${endpoint}/000000000000/orders`, ...input }),
    });
  const connect = async (): Promise<net.Socket> => {
    const socket = net.connect(Number(new URL(endpoint).port), '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };
  return { sqs, server, endpoint, calls, arrivalOf, call, connect, orders: () => sqs.queue('orders') };
}

/** A request as it stands on the wire. */
function wire(action: string, input: object, headers = ''): string {
  const body = JSON.stringify({ QueueUrl: 'orders', ...input });
  const head = `POST / HTTP/1.1\r\nhost: sqs.test:9324\r\nx-amz-target: AmazonSQS.${action}\r\n${headers}`;
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Everything that arrives until the other side closes. */
async function allOf(socket: net.Socket): Promise<string> {
  let text = '';
  socket.on('data', (piece: Buffer) => (text += piece.toString()));
  await once(socket, 'close');
  return text;
}

describe('A served SQS', () => {
  it('answers in the JSON protocol', async () => {
    const { call, orders } = await serve();

    const response = await call('SendMessage', { MessageBody: 'order 42 ✓' });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.0');
    expect(await response.json()).toMatchObject({ MessageId: orders().messages[0]!.id });
    expect(orders().messages[0]!.body).toBe('order 42 ✓');
  });

  it('answers in the Query protocol, by POST and by GET', async () => {
    const { endpoint, orders } = await serve();
    const url = `${endpoint}/000000000000/orders`;

    const sent = await fetch(url, { method: 'POST', body: new URLSearchParams({ Action: 'SendMessage', MessageBody: 'order 42' }) });
    const received = await fetch(`${url}?Action=ReceiveMessage&AttributeName.1=All`);

    expect(await sent.text()).toContain('<SendMessageResponse');
    expect(await received.text()).toContain('<Body>order 42</Body>');
    expect(orders().inFlight).toHaveLength(1);
  });

  it('makes queue URLs of the host that the client asked for', async () => {
    const { connect } = await serve();
    const socket = await connect();

    socket.write(wire('GetQueueUrl', { QueueName: 'orders' }, 'connection: close\r\n'));

    expect(await allOf(socket)).toContain('"QueueUrl":"http://sqs.test:9324/000000000000/orders"');
  });

  it('takes a body in many pieces', async () => {
    const { connect, orders } = await serve();
    const socket = await connect();
    const [head, body] = wire('SendMessage', { MessageBody: 'é'.repeat(1000) }, 'connection: close\r\n').split('\r\n\r\n') as [
      string,
      string,
    ];

    socket.setNoDelay();
    socket.write(`${head}\r\n\r\n`);
    const bytes = Buffer.from(body);
    for (let at = 0; at < bytes.length; at += 333) await new Promise((sent) => socket.write(bytes.subarray(at, at + 333), sent));

    expect(await allOf(socket)).toMatch(/^HTTP\/1.1 200 /);
    expect(orders().messages[0]!.body).toBe('é'.repeat(1000));
  });

  it('answers pipelined requests in their order, though the first waits for the second', async () => {
    const { connect } = await serve();
    const socket = await connect();

    socket.write(
      wire('ReceiveMessage', { WaitTimeSeconds: 20 }) + wire('SendMessage', { MessageBody: 'order 42' }, 'connection: close\r\n'),
    );

    expect(await allOf(socket)).toMatch(/^HTTP\/1.1 200 .*"Body":"order 42".*HTTP\/1.1 200 .*MD5OfMessageBody/s);
  });

  it('loses no message to a long poll that was given up', async () => {
    const { connect, calls, arrivalOf, orders } = await serve();
    const socket = await connect();
    socket.write(wire('ReceiveMessage', { WaitTimeSeconds: 20 }));
    await arrivalOf(1);
    const noticed = once(calls[0]!.signal!, 'abort');

    socket.destroy();
    await noticed;
    orders().send('order 42');

    expect(orders().visible).toHaveLength(1);
    expect(orders().inFlight).toHaveLength(0);
  });

  it('keeps a thousand long polls waiting, and ends them in time', async () => {
    const { sqs, arrivalOf, connect } = await serve();
    const waiting = await Promise.all(Array.from({ length: 1000 }, connect));
    for (const socket of waiting) socket.write(wire('ReceiveMessage', { WaitTimeSeconds: 20 }, 'connection: close\r\n'));
    await arrivalOf(1000);

    const answers = waiting.map(allOf);
    await sqs.clock.advance('20s');

    expect((await Promise.all(answers)).every((text) => /^HTTP\/1.1 200 .*\r\n\r\n\{\}$/s.test(text))).toBe(true);
  });

  it.each([
    ['declares', `content-length: ${17 * 1024 * 1024}\r\n\r\n`],
    ['turns out to have', `transfer-encoding: chunked\r\n\r\n${(17 * 1024 * 1024).toString(16)}\r\n${'x'.repeat(17 * 1024 * 1024)}`],
  ])('refuses a request that %s a body that is too large, and closes the connection', async (_, rest) => {
    const { connect, calls } = await serve();
    const socket = await connect();

    socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\nx-amz-target: AmazonSQS.SendMessage\r\n${rest}`);

    const text = await allOf(socket);
    expect(text).toMatch(/^HTTP\/1.1 413 .*connection: close.*RequestEntityTooLarge/s);
    expect(calls).toHaveLength(0);
  });

  it('sends the connection home when its answer gets lost', async () => {
    const { call } = await serve({ handler: async () => ({ status: 200, headers: {}, body: '', connectionLost: true }) });

    await expect(call('SendMessage', { MessageBody: 'order 42' })).rejects.toThrow('fetch failed');
  });

  it.each([
    ['FIN', (socket: net.Socket) => socket.destroy()],
    ['RST', (socket: net.Socket) => socket.resetAndDestroy()],
    ['FIN of one direction, then of the other', (socket: net.Socket) => socket.end(() => socket.destroy())],
  ])('takes a message back from a poll whose client had just gone, by %s', async (_how, leave) => {
    const { sqs, connect, calls, arrivalOf, orders } = await serve();
    const socket = await connect();
    socket.write(wire('ReceiveMessage', { WaitTimeSeconds: 20 }));
    await arrivalOf(1);
    expect(calls[0]!.signal!.aborted).toBe(false);
    const takenBack = new Promise<void>((resolve) => sqs.journal.subscribe(({ kind }) => kind === 'receiveUndone' && resolve()));

    // The news is on its way while the message is sent.
    leave(socket);
    orders().send('order 42');
    await takenBack;

    expect(orders().visible).toMatchObject([{ body: 'order 42', receiveCount: 0 }]);
    expect(sqs.journal.toText()).toContain('taken back, as nobody was there any more to get it');
  });

  it.each(['gzip', 'deflate', 'br'])('refuses a body in %s, and says so', async (encoding) => {
    const { call, orders } = await serve();

    const response = await call('SendMessage', { MessageBody: 'order 42' }, { 'content-encoding': encoding });

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      __type: 'com.amazon.coral.service#SerializationException',
      message: `The request body is compressed (Content-Encoding: ${encoding}), and SQS takes bodies only as they are: send it without that header, uncompressed.`,
    });
    expect(orders().messages).toEqual([]);
  });

  it.each([
    ['a byte that begins no character', [0xff], 'FF', 0],
    ['half a character at the end', [0xe2, 0x9c], 'E2', 0],
    ['half a character before others', [0xc3, 0x28], 'C3', 0],
    ['an encoded surrogate', [0xed, 0xa0, 0x80], 'ED', 0],
  ])('refuses a body with %s, and says where', async (_what, bytes, shown, offset) => {
    const { endpoint, orders } = await serve();
    const before = Buffer.from(`{"QueueUrl":"orders","MessageBody":"✓ ${'é'.repeat(100)}`);
    const body = Buffer.concat([before, Buffer.from(bytes), Buffer.from('"}')]);

    const headers = { 'x-amz-target': 'AmazonSQS.SendMessage' };
    const response = await fetch(endpoint, { method: 'POST', headers, body });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      message: `The request body is not UTF-8: the byte 0x${shown} at position ${before.length + offset} is part of no character.`,
    });
    expect(orders().messages).toEqual([]);
  });

  it('takes a replacement character for what it is', async () => {
    const { call, orders } = await serve();

    await call('SendMessage', { MessageBody: 'order \ufffd' });

    expect(orders().messages).toMatchObject([{ body: 'order \ufffd' }]);
  });

  it.each(['order 42', 'commande 42 expédiée', 'заказ ✓', '📦'])('gives back %s as it was sent', async (body) => {
    const { call, orders } = await serve();
    orders().send(body);

    const answer = await call('ReceiveMessage', {});

    expect(await answer.json()).toMatchObject({ Messages: [{ Body: body }] });
  });

  it('refuses what is no HTTP', async () => {
    const { connect } = await serve();
    const socket = await connect();

    socket.write('hello\r\n\r\n');

    expect(await allOf(socket)).toMatch(/^HTTP\/1.1 400 /);
  });

  it.each([
    ['HEAD', '/?Action=CreateQueue&QueueName=others', 200, ''],
    ['OPTIONS', '/', 204, ''],
    ['PUT', '/', 405, '{"error":"MethodNotAllowed","message":"SQS has no method PUT: expected POST, or GET for the Query protocol."}'],
    ['GET', '/', 404, '<UnknownOperationException/>'],
  ])('answers %s %s with %d', async (method, path, status, body) => {
    const { endpoint, sqs } = await serve();

    const response = await fetch(endpoint + path, { method });

    expect([response.status, await response.text()]).toEqual([status, body]);
    expect(() => sqs.queue('others')).toThrow('There is no queue');
  });
});

describe('Closing a served SQS', () => {
  it('ends waiting calls empty-handed, and closes connections that are kept alive', async () => {
    const { server, connect, arrivalOf, call } = await serve();
    await (await call('ListQueues')).text();
    const [waiting, idle] = [await connect(), await connect()];
    waiting.write(wire('ReceiveMessage', { WaitTimeSeconds: 20 }));
    await arrivalOf(2);

    const [answer, rest] = await Promise.all([allOf(waiting), allOf(idle), server.close()]);

    expect(answer).toMatch(/^HTTP\/1.1 200 .*connection: close.*\r\n\r\n\{\}$/is);
    expect(rest).toBe('');
  });

  it('waits neither for unfinished requests nor for calls that never end', async () => {
    const { server, connect, arrivalOf } = await serve({ handler: () => new Promise(() => {}) });
    const [unfinished, endless] = [await connect(), await connect()];
    unfinished.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nhalf');
    endless.write(wire('ListQueues', {}));
    await arrivalOf(1);

    const [rest, answer] = await Promise.all([allOf(unfinished), allOf(endless), server.close(), server.close()]);

    expect([rest, answer]).toEqual(['', '']);
  });
});

describe('The port of a served SQS', () => {
  it('that is taken is refused with what to do', async () => {
    const { endpoint } = await serve();
    const port = Number(new URL(endpoint).port);

    await expect(new NodeServer({ handler: jest.fn() }).listen({ port, host: '127.0.0.1' })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: expect.stringContaining(`127.0.0.1:${port}: the port is taken`),
    });
  });

  it.each([-1, 65_536, 1.5, NaN])('cannot be %p', async (port) => {
    await expect(new NodeServer({ handler: jest.fn() }).listen({ port, host: '127.0.0.1' })).rejects.toThrow(
      `whole number from 0 (any free port) to 65535, but is ${port}`,
    );
  });
});

describe("A served SQS' own answers", () => {
  it('come piece by piece, until the client goes', async () => {
    let ended: Promise<unknown> | undefined;
    const { endpoint } = await serve({
      own(_, response, signal) {
        ended = once(signal, 'abort');
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
      },
    });

    const response = await fetch(`${endpoint}/own`);
    const reader = response.body!.getReader();
    const first = await reader.read();
    await reader.cancel();

    expect(Buffer.from(first.value!).toString()).toBe('data: 1\n\n');
    await expect(ended).resolves.toBeDefined();
  });

  it('end when the server closes', async () => {
    const { endpoint, server } = await serve({
      own(_, response, signal) {
        response.writeHead(200).write('begun;');
        signal.addEventListener('abort', () => response.end('ended'));
      },
    });

    const response = await fetch(`${endpoint}/own`);
    const closed = server.close();

    expect(await response.text()).toBe('begun;ended');
    await closed;
  });
});
