import http from 'node:http';
import type timers from 'node:timers';
import type { IncomingMessage } from 'node:http';
import https, { request as importedRequest } from 'node:https';
import http2 from 'node:http2';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { jest } from '@jest/globals';
import type { SqsHttpHandler, SqsHttpRequest } from '../../src/transport/sqs-http';
import { answering } from '../../src/transport/in-process/answering';
import { interceptSqs } from '../../src/transport/in-process/intercept-sqs';

const HOST = 'sqs.eu-west-1.amazonaws.com';
const URL_OF_SQS = `https://${HOST}/123456789012/orders?a=1`;

const received: SqsHttpRequest[] = [];
let respond: SqsHttpHandler;
const echo: SqsHttpHandler = async ({ body }) => ({ status: 200, headers: { 'content-type': 'text/plain' }, body });
const never: SqsHttpHandler = () => new Promise(() => {});
const listen = () =>
  interceptSqs({
    answering: () => answering,
    handlerHere: () => (request) => {
      received.push(request);
      return respond(request);
    },
    matches: (_protocol, hostname) => hostname === HOST,
  });
let interception = listen();

beforeEach(() => {
  received.length = 0;
  respond = echo;
  interception.close();
  interception = listen();
});
afterEach(() => {
  jest.useRealTimers();
  interception.close();
});

async function answerTo(request: http.ClientRequest, body?: string | Buffer): Promise<string> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject).end(body);
  });
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return `${response.statusCode} ${response.statusMessage} ${response.headers['content-length']} ${text}`;
}

const failureOf = (request: NodeJS.EventEmitter): Promise<NodeJS.ErrnoException> =>
  new Promise((resolve) => request.once('error', resolve));

/** Lets everything happen that needs neither time nor network. */
async function turnsOfTheLoop(): Promise<void> {
  const { setImmediate } = jest.requireActual<typeof timers>('node:timers');
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe('node:http and node:https', () => {
  const options = { host: HOST, path: '/123456789012/orders?a=1', method: 'POST' };

  it.each<[string, () => http.ClientRequest]>([
    ['a text', () => https.request(URL_OF_SQS, { method: 'POST' })],
    ['a URL', () => https.request(new URL(URL_OF_SQS), { method: 'POST' })],
    ['options with host', () => https.request(options)],
    ['options with hostname and port', () => https.request({ ...options, hostname: HOST, host: 'ignored.test', port: 443 })],
    ['a host in capitals', () => https.request({ ...options, host: HOST.toUpperCase(), headers: { host: HOST } })],
    ['an agent of the caller', () => https.request({ ...options, agent: new https.Agent({ keepAlive: true, maxSockets: 1 }) })],
    ['no agent', () => https.request({ ...options, agent: false })],
    ['headers as a list', () => https.request({ ...options, headers: ['host', HOST, 'content-length', '9'] as never })],
    ['an imported request', () => importedRequest(options)],
    [
      'a class',
      () => new http.ClientRequest({ ...options, protocol: 'https:', agent: https.globalAgent, headers: { host: HOST } } as never),
    ],
    ['Expect: 100-continue', () => https.request({ ...options, headers: { expect: '100-continue', 'content-length': 9 } })],
  ])('answers a request made with %s', async (_form, request) => {
    const answer = await answerTo(request(), 'order ✓');

    expect(answer).toBe('200 OK 9 order ✓');
    expect(received).toMatchObject([{ method: 'POST', body: 'order ✓' }]);
    expect(received[0]!.url.replace(':443', '')).toBe(URL_OF_SQS);
  });

  it('answers a request without a body, over http too', async () => {
    const viaGet = await answerTo(http.get(`http://${HOST}/`, { headers: { 'X-Amz-Target': ' AmazonSQS.ListQueues ' } }));
    const head = await answerTo(https.request(URL_OF_SQS, { method: 'HEAD' }));

    expect([viaGet, head]).toEqual(['200 OK 0 ', '200 OK 0 ']);
    expect(received[0]!.url).toBe(`http://${HOST}/`);
    expect(received[0]!.header('x-amz-target')).toBe('AmazonSQS.ListQueues');
    expect(received[0]!.header('authorization')).toBeUndefined();
  });

  it('puts chunks together, whatever they are', async () => {
    const request = https.request({ ...options, headers: { 'transfer-encoding': 'chunked' } });

    request.write('line\r\n\r\n');
    request.write(Buffer.from('héllo '));
    request.write('4pyT', 'base64');
    await answerTo(request, '0\r\n\r\n');

    expect(received).toMatchObject([{ body: 'line\r\n\r\nhéllo ✓0\r\n\r\n' }]);
  });

  it('puts a body of known length together from its pieces', async () => {
    const request = https.request({ ...options, headers: { 'content-length': 8 } });

    request.write('order ');
    await turnsOfTheLoop();
    const answer = await answerTo(request, Buffer.from('é'));

    expect(answer).toBe('200 OK 8 order é');
  });

  it('answers agents that never ask http.Agent, and leaves their other requests to them', async () => {
    const addRequest = jest.fn((request: http.ClientRequest) => void setImmediate(() => request.emit('error', new Error('proxy asked'))));
    const agent = { addRequest, defaultPort: 443, protocol: 'https:' } as unknown as https.Agent;

    const answer = await answerTo(https.request(URL_OF_SQS, { agent, method: 'POST' }), 'x');
    const other = https.request('https://example.test/', { agent });
    const failure = await failureOf(other);

    expect(answer).toBe('200 OK 1 x');
    expect(failure.message).toBe('proxy asked');
    expect(addRequest).toHaveBeenCalledTimes(1);
    expect(other).toHaveProperty('agent', agent);
  });

  it('aborts the signal of a call whose caller hangs up', async () => {
    respond = never;
    const controller = new AbortController();
    const request = https.request(URL_OF_SQS, { signal: controller.signal });
    const failure = failureOf(request.end());
    await turnsOfTheLoop();
    const { signal } = received[0]!;
    expect(signal?.aborted).toBe(false);

    controller.abort();

    await expect(failure).resolves.toMatchObject({ name: 'AbortError' });
    expect(signal?.aborted).toBe(true);
  });

  it('breaks the connection when the answer is to be lost', async () => {
    respond = async () => ({ status: 200, headers: {}, body: '', connectionLost: true });

    const failure = await failureOf(https.request(URL_OF_SQS).end());

    expect(failure).toMatchObject({ code: 'ECONNRESET', syscall: 'read' });
  });

  it('keeps a thousand calls waiting at once, without a warning', async () => {
    const warnings = jest.fn();
    process.on('warning', warnings);
    const answers: (() => void)[] = [];
    respond = (request) => new Promise((resolve) => answers.push(() => resolve(echo(request) as never)));
    const agent = new https.Agent({ keepAlive: true });

    const calls = Array.from({ length: 1000 }, (_, i) => answerTo(https.request(URL_OF_SQS, { agent, method: 'POST' }), String(i)));
    await turnsOfTheLoop();
    expect(received).toHaveLength(1000);
    for (const answer of answers) answer();

    expect((await Promise.all(calls)).at(-1)).toBe('200 OK 3 999');
    expect(warnings).not.toHaveBeenCalled();
    process.off('warning', warnings);
  });

  it('works while every timer of the test is a fake one', async () => {
    jest.useFakeTimers();

    const viaHttp = await answerTo(https.request(URL_OF_SQS, { method: 'POST' }), 'a');
    const viaFetch = await (await fetch(URL_OF_SQS, { method: 'POST', body: 'b' })).text();
    const guarded = await failureOf(net.connect(443, HOST));

    expect([viaHttp, viaFetch]).toEqual(['200 OK 1 a', 'b']);
    expect(guarded).toMatchObject({ code: 'ERR_SQS_CONNECTION_GUARDED' });
  });
});

describe('fetch', () => {
  it.each<[string, () => Promise<Response>]>([
    ['a text', () => fetch(URL_OF_SQS, { method: 'POST', body: 'order ✓' })],
    ['a URL', () => fetch(new URL(URL_OF_SQS), { method: 'POST', body: new TextEncoder().encode('order ✓') })],
    ['a Request', () => fetch(new Request(URL_OF_SQS, { method: 'POST', body: 'order ✓', headers: { 'x-a': '1' } }))],
  ])('answers a call made with %s', async (_form, call) => {
    const response = await call();

    expect(await response.text()).toBe('order ✓');
    expect(response).toMatchObject({ status: 200, statusText: 'OK', url: URL_OF_SQS });
    expect(response.headers.get('content-length')).toBe('9');
    expect(received).toMatchObject([{ method: 'POST', url: URL_OF_SQS }]);
  });

  it('rejects with the reason of its signal', async () => {
    respond = never;
    const controller = new AbortController();
    const call = fetch(URL_OF_SQS, { signal: controller.signal });
    await turnsOfTheLoop();

    controller.abort(new Error('enough'));

    await expect(call).rejects.toThrow('enough');
    expect(received[0]!.signal?.aborted).toBe(true);
  });

  it('fails to read an answer once its call was aborted', async () => {
    const controller = new AbortController();
    const response = await fetch(URL_OF_SQS, { method: 'POST', body: 'order', signal: controller.signal });

    controller.abort();

    await expect(response.text()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails as on a broken network when the answer is to be lost', async () => {
    respond = async () => ({ status: 200, headers: {}, body: '', connectionLost: true });

    await expect(fetch(URL_OF_SQS)).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } });
  });
});

describe('other servers', () => {
  const server = http.createServer((request, response) => request.pipe(response.writeHead(201)));
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('are reached as before', async () => {
    const viaHttp = await answerTo(http.request(url, { method: 'POST', headers: { 'content-length': 2 } }), 'hi');
    const viaFetch = await fetch(url, { method: 'POST', body: 'there' });

    expect(viaHttp).toBe('201 Created undefined hi');
    expect([viaFetch.status, await viaFetch.text()]).toEqual([201, 'there']);
    expect(received).toEqual([]);
  });

  it('get from fetch the refusals it always gave', async () => {
    await expect(fetch('/relative')).rejects.toMatchObject({ name: 'TypeError', message: 'Failed to parse URL from /relative' });
    await expect(fetch(undefined as never)).rejects.toMatchObject({ name: 'TypeError' });
  });
});

describe('other ways to SQS', () => {
  it.each<[string, () => NodeJS.EventEmitter]>([
    ['net.connect', () => net.connect({ host: HOST, port: 443 })],
    ['net.connect with two arguments', () => net.connect(443, HOST)],
    ['a socket', () => new net.Socket().connect(443, HOST)],
    ['tls.connect', () => tls.connect(443, HOST)],
    ['tls.connect by address', () => tls.connect({ host: '192.0.2.1', port: 443, servername: HOST })],
    ['http2.connect', () => http2.connect(`https://${HOST}`)],
    ['http2.connect without TLS', () => http2.connect(`http://${HOST}`)],
    ['a createConnection of the caller', () => https.request(URL_OF_SQS, { createConnection: () => net.connect(443, HOST) }).end()],
  ])('are closed: %s', async (_way, connect) => {
    const failure = await failureOf(connect());

    expect(failure).toMatchObject({
      code: 'ERR_SQS_CONNECTION_GUARDED',
      message: expect.stringContaining(HOST),
    });
  });
});

describe('close', () => {
  const places = () =>
    [http.request, https.get, http.Agent.prototype, net.Socket.prototype, http.ClientRequest.prototype].map((place) =>
      Object.entries(Object.getOwnPropertyDescriptors(place)),
    );

  it('puts back what was there, also when listening twice and closing in the order of starting', () => {
    interception.close();
    const [before, fetchBefore] = [places(), fetch];

    const first = listen();
    const second = listen();
    expect(fetch).not.toBe(fetchBefore);
    first.close();
    expect(fetch).not.toBe(fetchBefore);
    second.close();
    second.close();

    expect(places()).toEqual(before);
    expect(fetch).toBe(fetchBefore);
  });

  it('leaves nothing behind when another interceptor puts ours back later', async () => {
    interception.close();
    const fetchBefore = globalThis.fetch;
    interception = listen();
    const foundByOther = globalThis.fetch;
    globalThis.fetch = ((...args: Parameters<typeof fetch>) => foundByOther(...args)) as typeof fetch;

    interception.close();
    globalThis.fetch = foundByOther;
    await fetch('data:,x');

    expect(globalThis.fetch).toBe(fetchBefore);
  });

  it('fails waiting calls with an error that the AWS SDK does not try again', async () => {
    respond = never;
    const viaHttp = failureOf(https.request(URL_OF_SQS).end());
    const viaFetch = fetch(URL_OF_SQS).catch((error: unknown) => error);
    await turnsOfTheLoop();

    interception.close();

    expect(await viaHttp).toMatchObject({ code: 'ERR_SQS_CLOSED' });
    expect(await viaFetch).toMatchObject({ cause: { code: 'ERR_SQS_CLOSED' } });
  });

  it('lets the listener that started before answer again', async () => {
    const later = interceptSqs({
      handlerHere: () => async () => ({ status: 418, headers: {}, body: '' }),
      answering: () => answering,
      matches: () => true,
    });
    const first = await answerTo(https.get(URL_OF_SQS));
    later.close();

    expect(first).toMatch(/^418/);
    expect(await answerTo(https.get(URL_OF_SQS))).toMatch(/^200/);
  });
});

describe('comeFirst', () => {
  it('answers before those who began to intercept fetch later, but leaves a mock function alone', async () => {
    const original = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new Error('unhandled request'));

    interception.comeFirst();
    const response = await fetch(URL_OF_SQS, { method: 'POST', body: 'x' });
    const mock = jest.fn<typeof fetch>();
    globalThis.fetch = mock;
    interception.comeFirst();

    expect(await response.text()).toBe('x');
    expect(globalThis.fetch).toBe(mock);
    globalThis.fetch = original;
  });

  describe("where somebody has replaced Node's requests, as nock does", () => {
    const originals = { ClientRequest: http.ClientRequest, http: http.request, https: https.request, get: https.get };
    const refused = (): http.ClientRequest => new Refused();
    class Refused extends http.ClientRequest {
      constructor() {
        super('http://example.test/');
        this.destroy(new Error('disallowed'));
      }
    }
    const replace = (): void => {
      Object.assign(http, { ClientRequest: Refused, request: refused });
      Object.assign(https, { request: refused, get: refused });
    };
    afterEach(() => {
      Object.assign(http, { ClientRequest: originals.ClientRequest, request: originals.http });
      Object.assign(https, { request: originals.https, get: originals.get });
    });

    const forms: [string, () => http.ClientRequest][] = [
      ['a text', () => https.request(URL_OF_SQS, { method: 'POST' })],
      ['a URL and a callback', () => https.get(new URL(URL_OF_SQS), () => {})],
      ['options', () => https.request({ hostname: HOST, path: '/123456789012/orders?a=1', method: 'POST' })],
      ['http', () => http.request({ host: HOST.toUpperCase(), path: '/123456789012/orders?a=1', headers: { host: HOST } })],
    ];

    it.each(forms)('answers calls to SQS made with %s, and leaves all others to them', async (_form, request) => {
      replace();
      interception.comeFirst();

      const answer = await answerTo(request());
      const other = await failureOf(https.request('https://example.test/').end());

      expect(answer).toMatch(/^200 OK/);
      expect(received[0]!.url.replace('http:', 'https:')).toBe(URL_OF_SQS);
      expect(other.message).toBe('disallowed');
    });

    it('answers when they did so before', async () => {
      interception.close();
      replace();
      interception = listen();

      expect(await answerTo(https.request(URL_OF_SQS, { method: 'POST' }), 'x')).toBe('200 OK 1 x');
    });

    it('gives their place back', () => {
      replace();
      interception.comeFirst();

      interception.close();

      expect(https.request).toBe(refused);
    });
  });
});
