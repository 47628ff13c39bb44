import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startSqsServer, type SqsServer, type SqsServerOptions } from '../../src/server';
import { NodeServer } from '../../src/server/node-server';
import { createSqs } from '../../src/world/sqs';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function serve(options: SqsServerOptions = {}): Promise<SqsServer> {
  const server = await startSqsServer({ port: 0, clock: 'virtual', region: 'us-east-1', queues: { orders: {} }, ...options });
  closing.push(() => server.close());
  return server;
}

/** A request as it is given here, word for word: `fetch` would not send another `Host`, nor what browsers alone send. */
async function send({ endpoint }: SqsServer, request: string, headers: http.OutgoingHttpHeaders = {}, body?: string) {
  const [method, path] = request.split(' ');
  const { port } = new URL(endpoint);
  const sent = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [http.IncomingMessage];
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece;
  return { status: response.statusCode, headers: response.headers, text };
}

/** Sends bytes, and reads until the server ends the connection. */
function exchange(
  { endpoint }: Pick<SqsServer, 'endpoint'>,
  bytes: string,
): { readonly socket: net.Socket; readonly rest: Promise<string> } {
  const socket = net.connect(Number(new URL(endpoint).port), '127.0.0.1');
  closing.push(() => socket.destroy());
  let text = '';
  socket.on('data', (piece) => (text += piece.toString())).on('error', () => {});
  const rest = once(socket, 'close').then(() => text);
  socket.write(bytes);
  return { socket, rest };
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)', 'accept-language': 'en' };
const SEND = 'Action=SendMessage&MessageBody=evil';

describe('Programs', () => {
  it('reach SQS by whatever name leads to it, as they send nothing that a browser does', async () => {
    const server = await serve();

    const sent = await send(server, 'POST /000000000000/orders', { ...FORM, host: 'sqs.example.com' }, SEND);

    expect(sent.status).toBe(200);
    expect(server.sqs.queue('orders').messages).toHaveLength(1);
  });

  it('reach SQS by the SDK without a token, also where the control plane asks for one', async () => {
    const server = await serve({ token: 'a-long-secret' });
    const client = new SQSClient({
      endpoint: server.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    closing.push(() => client.destroy());

    await client.send(new SendMessageCommand({ QueueUrl: `${server.endpoint}/000000000000/orders`, MessageBody: 'order 42' }));

    expect(server.sqs.queue('orders').messages).toHaveLength(1);
  });
});

describe('A foreign page in a browser', () => {
  it.each([
    [
      'a form in the Query protocol',
      'POST /000000000000/orders',
      { ...FORM, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    ],
    ['a form of a sandboxed frame', 'POST /000000000000/orders', { ...FORM, origin: 'null' }],
    [
      'a form of another port of this machine',
      'POST /000000000000/orders',
      { ...FORM, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
    ],
    ['a form of an old browser', 'POST /000000000000/orders', { ...FORM, referer: 'https://evil.example/page' }],
    ['an image in the Query protocol', `GET /000000000000/orders?${SEND}`, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a link in the Query protocol', `GET /000000000000/orders?${SEND}`, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ])('cannot write by %s', async (_, request, headers) => {
    const server = await serve();

    const refused = await send(server, request, { ...BROWSER, ...headers }, request.startsWith('POST') ? SEND : undefined);

    expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('AccessDenied') });
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
    expect(server.sqs.queue('orders').messages).toHaveLength(0);
  });

  it('cannot call in the JSON protocol: its preflight is refused', async () => {
    const server = await serve();
    const headers = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-amz-target',
    };

    const refused = await send(server, 'OPTIONS /', { ...BROWSER, ...headers });

    expect(refused.status).toBe(403);
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('cannot reset the world by a form whose body looks like JSON', async () => {
    const server = await serve();
    server.sqs.queue('orders').send('order 42');

    const refused = await send(
      server,
      'POST /_msw-sqs/reset',
      { ...BROWSER, 'content-type': 'text/plain', origin: 'https://evil.example' },
      '{}',
    );

    expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('--cors') });
    expect(server.sqs.queue('orders').messages).toHaveLength(1);
  });

  it('cannot read by a name that it had lead to this machine (DNS rebinding)', async () => {
    const server = await serve();
    const rebound = { ...BROWSER, host: 'evil.example:9324' };

    const control = await send(server, 'GET /_msw-sqs/queues', rebound);
    const withoutSigns = await send(server, 'GET /_msw-sqs/queues', { host: 'evil.example:9324' });
    const sqs = await send(server, 'GET /000000000000/orders?Action=ReceiveMessage', rebound);
    const posted = await send(server, 'POST /', { ...rebound, ...FORM, origin: 'http://evil.example:9324' }, 'Action=ListQueues');

    expect([control, withoutSigns, sqs, posted].map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(control.text).toContain('--public-url http://evil.example:9324');
  });

  it('cannot pretend to a proxy that it came by another name', async () => {
    const server = await serve({ trustProxy: true });

    const refused = await send(server, 'GET /_msw-sqs/queues', { ...BROWSER, host: 'evil.example', 'x-forwarded-host': 'localhost' });

    expect(refused.status).toBe(403);
  });

  it('cannot put the page into a frame', async () => {
    const page = await send(await serve(), 'GET /', { ...BROWSER, accept: 'text/html' });

    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});

describe("The server's own page", () => {
  it('is seen by whoever follows a link to it, and may call', async () => {
    const server = await serve();
    const { host } = new URL(server.endpoint);
    const own = { ...BROWSER, host, origin: server.endpoint, 'sec-fetch-site': 'same-origin' };

    const page = await send(server, 'GET /', { ...BROWSER, host, accept: 'text/html', 'sec-fetch-site': 'cross-site' });
    const queues = await send(server, 'GET /_msw-sqs/queues', { ...BROWSER, host, 'sec-fetch-site': 'same-origin' });
    const sent = await send(server, 'POST /000000000000/orders', { ...own, ...FORM }, SEND);

    expect([page, queues, sent].map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});

describe('The token of the control plane', () => {
  it('is asked for where other machines reach the server, and made up unless it is given', async () => {
    const server = await serve({ host: '0.0.0.0' });

    const without = await send(server, 'GET /_msw-sqs/queues');
    const wrong = await send(server, 'GET /_msw-sqs/queues', { authorization: 'Bearer guessed' });
    const right = await send(server, 'GET /_msw-sqs/queues', { authorization: `Bearer ${server.token}` });
    const health = await send(server, 'GET /_msw-sqs/health');

    expect(server.token).toMatch(/^[\w-]{32}$/);
    expect([without, wrong, right, health].map(({ status }) => status)).toEqual([401, 401, 200, 200]);
    expect(without).toMatchObject({
      headers: { 'www-authenticate': 'Bearer realm="msw-sqs"' },
      text: expect.stringContaining('Authorization: Bearer TOKEN'),
    });
    expect(right.text).not.toContain(server.token);
  });

  it('is another one for each server', async () => {
    const [one, other] = [await serve({ host: '0.0.0.0' }), await serve({ host: '0.0.0.0' })];

    expect(one.token).not.toBe(other.token);
  });

  it('is not asked for on this machine alone, unless it is given', async () => {
    const [open, closed] = [await serve(), await serve({ token: 'a-long-secret' })];

    const statuses = [await send(open, 'GET /_msw-sqs/queues'), await send(closed, 'GET /_msw-sqs/queues')].map(({ status }) => status);

    expect(open.token).toBeUndefined();
    expect(statuses).toEqual([200, 401]);
  });

  it('lets a browser in by the address once, and by a cookie from then on', async () => {
    const server = await serve({ token: 'a-long-secret' });
    const { host } = new URL(server.endpoint);

    const page = await send(server, 'GET /?token=a-long-secret', { ...BROWSER, host, accept: 'text/html' });
    const cookie = page.headers['set-cookie']![0]!;
    const [kept] = cookie.split(';');
    const later = await send(server, 'GET /_msw-sqs/queues', {
      ...BROWSER,
      host,
      cookie: `theme=dark; ${kept}`,
      'sec-fetch-site': 'same-origin',
    });
    const foreign = await send(server, 'POST /_msw-sqs/reset', { ...BROWSER, host, cookie: kept, origin: 'http://localhost:3000' });

    expect(page.status).toBe(200);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect([later.status, foreign.status]).toEqual([200, 403]);
  });

  it('lets a page in by a name that nobody has vouched for, as the page had to know it', async () => {
    const server = await serve({ host: '0.0.0.0', token: 'a-long-secret' });

    const asked = await send(server, 'GET /_msw-sqs/queues', {
      ...BROWSER,
      host: 'ci.example:9324',
      authorization: 'Bearer a-long-secret',
    });

    expect(asked.status).toBe(200);
  });

  it.each(['short', 'has blank', 'has\r\nline'])('cannot be %j', async (token) => {
    await expect(startSqsServer({ port: 0, token })).rejects.toThrow('token must be a secret of at least 8 letters');
  });
});

describe('CORS', () => {
  it('lets pages of the named origins call, and none besides', async () => {
    const server = await serve({ cors: ['http://localhost:3000'] });
    const preflight = { 'access-control-request-method': 'POST', 'access-control-request-private-network': 'true' };

    const asked = await send(server, 'OPTIONS /000000000000/orders', { ...BROWSER, ...preflight, origin: 'http://localhost:3000' });
    const sent = await send(server, 'POST /000000000000/orders', { ...BROWSER, ...FORM, origin: 'http://localhost:3000' }, SEND);
    const other = await send(server, 'POST /000000000000/orders', { ...BROWSER, ...FORM, origin: 'http://localhost:4000' }, SEND);

    expect(asked).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'http://localhost:3000',
        'access-control-allow-methods': expect.stringContaining('POST'),
        'access-control-allow-private-network': 'true',
        vary: 'Origin',
      },
    });
    for (const header of [
      'authorization',
      'content-type',
      'x-amz-target',
      'x-amz-date',
      'x-amz-user-agent',
      'amz-sdk-invocation-id',
      'amz-sdk-request',
    ])
      expect(asked.headers['access-control-allow-headers']).toContain(header);
    expect(sent).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': 'http://localhost:3000' } });
    expect(other.status).toBe(403);
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('lets no page use the cookie of the token from elsewhere', async () => {
    const server = await serve({ cors: '*' });

    const asked = await send(server, 'GET /_msw-sqs/queues', { ...BROWSER, origin: 'https://app.example' });

    expect(asked.headers['access-control-allow-origin']).toBe('https://app.example');
    expect(asked.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('takes origins only', async () => {
    await expect(startSqsServer({ port: 0, cors: 'localhost:3000' })).rejects.toThrow("cors must be an origin, a list of them, or '*'");
  });
});

describe('Queue URLs', () => {
  const urlOf = async (server: SqsServer, headers: http.OutgoingHttpHeaders): Promise<string> => {
    const { text } = await send(server, 'POST /', { ...FORM, host: 'localhost:9324', ...headers }, 'Action=GetQueueUrl&QueueName=orders');
    return /<QueueUrl>(.*)<\/QueueUrl>/.exec(text)![1]!;
  };

  it('begin with the public URL, whoever asks', async () => {
    const server = await serve({ publicUrl: 'https://sqs.ci.example' });

    expect(await urlOf(server, {})).toBe('https://sqs.ci.example/000000000000/orders');
    expect((await send(server, 'GET /_msw-sqs/queues/orders', { host: 'sqs.ci.example' })).text).toContain(
      '"url":"https://sqs.ci.example/000000000000/orders"',
    );
  });

  it('do not follow what anybody says of a proxy', async () => {
    const server = await serve();

    expect(await urlOf(server, { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' })).toBe(
      'http://localhost:9324/000000000000/orders',
    );
  });

  it.each([
    [{ forwarded: 'for=10.0.0.1;host="sqs.ci.example";proto=https, for=10.0.0.2;host=inner' }, 'https://sqs.ci.example'],
    [{ 'x-forwarded-host': 'sqs.ci.example, inner', 'x-forwarded-proto': 'https' }, 'https://sqs.ci.example'],
    [{ 'x-forwarded-host': 'sqs.ci.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '8443' }, 'https://sqs.ci.example:8443'],
    [{ 'x-forwarded-host': 'sqs.ci.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' }, 'https://sqs.ci.example'],
    [{ 'x-forwarded-proto': 'https' }, 'https://localhost:9324'],
    [{ 'x-forwarded-host': 'evil"/><script>' }, 'http://localhost:9324'],
    [{ forwarded: 'host=a/../b;proto=javascript' }, 'http://localhost:9324'],
  ])('begin with what a trusted proxy says: %j', async (headers, origin) => {
    const server = await serve({ trustProxy: true });

    expect(await urlOf(server, headers)).toBe(`${origin}/000000000000/orders`);
  });

  it('cannot be begun with what is no host', async () => {
    const server = await serve();

    const refused = await send(server, 'POST /', { ...FORM, host: 'localhost/../x"<b>' }, 'Action=GetQueueUrl&QueueName=orders');

    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('Host is no host') });
  });

  it.each(['sqs.example', 'https://sqs.example/path', 'ftp://sqs.example', '*'])('cannot begin with %s', async (publicUrl) => {
    await expect(startSqsServer({ port: 0, publicUrl })).rejects.toThrow('publicUrl must be a URL without a path');
  });
});

describe('What is injected', () => {
  it('into a path leads nowhere else', async () => {
    const server = await serve();
    server.sqs.queue('orders').send('order 42');
    const paths = [
      '/_msw-sqs/queues/..%2f..%2freset',
      '/_msw-sqs/../_msw-sqs/nothing',
      '/_msw-sqs/../aaaaaaaa/reset',
      '/_msw-sqs/%2e%2e/reset',
      '/_msw-sqs//reset',
      '//_msw-sqs/reset',
    ];

    const statuses = await Promise.all(
      paths.map(async (path) => (await send(server, `POST ${path}`, { host: 'localhost' }, '{}')).status!),
    );

    expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
    expect(server.sqs.queue('orders').messages).toHaveLength(1);
  });

  it('into a header by a name does not begin another', async () => {
    const server = await serve();

    const answers = await Promise.all(
      ['/_msw-sqs/queues/x%0d%0aset-cookie:%20a=b', '/x%0d%0aset-cookie:%20a=b?Action=GetQueueAttributes'].map((path) =>
        send(server, `GET ${path}`, { host: 'localhost' }),
      ),
    );

    for (const { headers } of answers) expect(headers).not.toHaveProperty('set-cookie');
  });

  it('into the stream of the journal by a body stays one event', async () => {
    const server = await serve();
    const controller = new AbortController();
    closing.push(() => controller.abort());
    const response = await fetch(`${server.endpoint}/_msw-sqs/journal/stream`, { signal: controller.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();

    server.sqs.queue('orders').send('order\n\nevent: reset\ndata: {}\n\n');

    const { value } = await reader.read();
    expect(value!.match(/^event: reset/m)).toBeNull();
    expect(JSON.parse(/^data: (.*)$/m.exec(value!)![1]!)).toMatchObject({ message: { body: 'order\n\nevent: reset\ndata: {}\n\n' } });
  });

  it('into an answer is never taken for a page', async () => {
    const server = await serve();
    server.sqs.queue('orders').send('<script>alert(1)</script>');

    const answers = await Promise.all(
      ['/_msw-sqs/queues/orders/messages', '/_msw-sqs/journal?format=text', '/_msw-sqs/queues/<script>'].map((path) =>
        send(server, `GET ${path}`, { host: 'localhost' }),
      ),
    );

    for (const { headers } of answers) {
      expect(headers['content-type']).toMatch(/^(application\/json|text\/plain)/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });
});

describe('What is too much', () => {
  it('of a body is refused before it is read', async () => {
    const server = await serve();
    const bytes = 600 * 1024 * 1024;

    const control = exchange(server, `POST /_msw-sqs/clock/advance HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${bytes}\r\n\r\n`);
    const sqs = exchange(server, `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${bytes}\r\n\r\n`);
    [control, sqs].forEach(({ socket }) => socket.end());

    expect(await control.rest).toMatch(/^HTTP\/1\.1 413 /);
    expect(await sqs.rest).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('of a header is refused', async () => {
    const server = await serve();

    const { rest } = exchange(server, `GET /_msw-sqs/health HTTP/1.1\r\nhost: localhost\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`);

    expect(await rest).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('A client that sends slowly', () => {
  /** A server that is impatient, and who waits there for a message. */
  async function impatient() {
    const sqs = createSqs({ clock: 'virtual', queues: { orders: {} } });
    const timeouts = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 };
    const server = new NodeServer({ handler: sqs.handler, timeouts });
    closing.push(() => server.close());
    const endpoint = await server.listen({ port: 0, host: '127.0.0.1' });
    const poll = exchange(
      { endpoint },
      'GET /000000000000/orders?Action=ReceiveMessage&WaitTimeSeconds=20 HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
    );
    return { sqs, endpoint, poll };
  }

  it.each([
    ['its headers', 'GET / HTTP/1.1\r\nhost: localhost\r\n'],
    ['its body', 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nAction='],
  ])('%s is cut off, and those who wait for messages are not', async (_, bytes) => {
    const { sqs, endpoint, poll } = await impatient();
    const slow = exchange({ endpoint }, bytes);

    expect(await slow.rest).toMatch(/^HTTP\/1\.1 408 /);
    sqs.queue('orders').send('order 42');
    expect(await poll.rest).toContain('<Body>order 42</Body>');
  });
});
