import { inspect } from 'node:util';
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { mswHandler } from '../../src/transport/msw/msw-handler';
import { Endpoints } from '../../src/transport/endpoints';
import { sqsEndpoint } from '../../src/transport/sqs-endpoint';
import type { SqsHttpRequest, SqsHttpResponse } from '../../src/transport/sqs-http';

const HOST = 'https://sqs.eu-west-1.amazonaws.com';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const client = new SQSClient({ region: 'eu-west-1', credentials });

const received: SqsHttpRequest[] = [];
let answer: (request: SqsHttpRequest) => Promise<SqsHttpResponse>;

const sqsHandler = mswHandler({
  matches: sqsEndpoint(new Endpoints(['http://localhost:4566'])),
  handlerHere: () => (request) => {
    received.push(request);
    return answer(request);
  },
});
const shop = http.get('https://shop.example/', () => HttpResponse.text('open'));
const server = setupServer(sqsHandler, shop);

const json = (body: object): SqsHttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});
const queueUrl = async (): Promise<string | undefined> => (await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).QueueUrl;
const override = (options?: { once: boolean }) => http.post(`${HOST}/`, () => HttpResponse.json({ QueueUrl: 'overridden' }), options);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  received.length = 0;
  answer = async () => json({ QueueUrl: `${HOST}/000000000000/orders` });
});
afterEach(() => server.resetHandlers());
afterAll(() => {
  server.close();
  client.destroy();
});

describe('An MSW server with SQS in it', () => {
  it('answers an SDK client', async () => {
    expect(await queueUrl()).toBe(`${HOST}/000000000000/orders`);
    expect(received).toMatchObject([{ method: 'POST', url: `${HOST}/`, body: '{"QueueName":"orders"}' }]);
    expect(received[0]!.header('x-amz-target')).toBe('AmazonSQS.GetQueueUrl');
  });

  it('tells the length of its answer in bytes', async () => {
    answer = async () => json({ QueueUrl: 'é€😀' });

    const response = await fetch(HOST, { method: 'POST', body: '{}' });

    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(await response.text())));
  });

  it('answers the Query protocol by GET and POST', async () => {
    await fetch(`${HOST}/?Action=ListQueues`);
    await fetch(`${HOST}/`, { method: 'POST', body: new URLSearchParams({ Action: 'ListQueues' }) });

    expect(received.map(({ method, body }) => [method, body])).toEqual([
      ['GET', ''],
      ['POST', 'Action=ListQueues'],
    ]);
  });

  it('answers at custom endpoints', async () => {
    const local = new SQSClient({ region: 'eu-west-1', credentials, endpoint: 'http://localhost:4566' });

    await local.send(new GetQueueUrlCommand({ QueueName: 'orders' }));

    expect(received).toMatchObject([{ url: 'http://localhost:4566/' }]);
  });

  it('leaves other requests to other handlers', async () => {
    expect(await (await fetch('https://shop.example/')).text()).toBe('open');
    expect(received).toEqual([]);
  });

  it('has errors that show nothing of the HTTP client when they are printed', async () => {
    answer = async () => ({ ...json({ __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'none' }), status: 400 });
    const error = (await queueUrl().catch((failure: unknown) => failure)) as Error & { readonly $response: object };

    const texts = [inspect(error, { depth: Infinity, showHidden: true }), inspect(error.$response), JSON.stringify(error.$response)];

    for (const text of texts) expect(text).not.toMatch(/Socket|ClientRequest|_readableState|_events/);
    expect(JSON.parse(texts[2]!)).toMatchObject({ statusCode: 400, body: { statusCode: 400 } });
  });

  it('gives way to handlers added later, and comes back', async () => {
    server.use(override({ once: true }));
    expect([await queueUrl(), await queueUrl()]).toEqual(['overridden', `${HOST}/000000000000/orders`]);

    server.restoreHandlers();
    expect(await queueUrl()).toBe('overridden');

    server.resetHandlers();
    expect(await queueUrl()).toBe(`${HOST}/000000000000/orders`);
    expect(server.listHandlers()).toEqual([sqsHandler, shop]);
  });

  it('can be taken out and put back', async () => {
    server.resetHandlers(override());
    expect(await queueUrl()).toBe('overridden');

    server.resetHandlers(sqsHandler, shop);
    expect(await queueUrl()).toBe(`${HOST}/000000000000/orders`);
  });

  it('keeps to the boundary of its overrides', async () => {
    const inside = server.boundary(async () => {
      server.use(override());
      return queueUrl();
    });

    expect(await inside()).toBe('overridden');
    expect(await queueUrl()).toBe(`${HOST}/000000000000/orders`);
  });

  it('emits the events of a mocked request', async () => {
    const events: string[] = [];
    server.events.on('request:match', ({ request }) => void events.push(`match ${request.method}`));
    server.events.on('response:mocked', ({ response }) => void events.push(`mocked ${response.status}`));

    await queueUrl();
    server.events.removeAllListeners();

    expect(events).toEqual(['match POST', 'mocked 200']);
  });

  it('breaks the connection when the answer is lost, and the SDK tries again', async () => {
    answer = async () => ({ ...json({ QueueUrl: 'second' }), connectionLost: received.length === 1 });

    const { QueueUrl, $metadata } = await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }));

    expect({ QueueUrl, attempts: $metadata.attempts }).toEqual({ QueueUrl: 'second', attempts: 2 });
  });

  it.each([
    ['an SDK client', (signal: AbortSignal) => client.send(new ReceiveMessageCommand({ QueueUrl: HOST }), { abortSignal: signal })],
    ['fetch', (signal: AbortSignal) => fetch(HOST, { method: 'POST', body: '{}', signal })],
  ])('tells when %s hangs up', async (_name, call) => {
    const caller = new AbortController();
    const hungUp = new Promise<void>((resolve) => {
      answer = async ({ signal }) => {
        signal?.addEventListener('abort', () => resolve());
        caller.abort();
        await hungUp;
        return json({});
      };
    });

    await expect(call(caller.signal)).rejects.toMatchObject({ name: 'AbortError' });

    await hungUp;
  });
});
