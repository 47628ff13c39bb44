import https from 'node:https';
import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { setupServer } from 'msw/node';
import { createSqs } from '../../src';

type Send = (url: string, headers: Record<string, string>, body: Buffer) => Promise<{ readonly status: number; readonly text: string }>;

const byFetch: Send = async (url, headers, body) => {
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
  return { status: response.status, text: await response.text() };
};
const byHttps: Send = (url, headers, body) =>
  new Promise((resolve, reject) => {
    const request = https.request(url, { method: 'POST', headers }, (response: IncomingMessage) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    request.on('error', reject).end(body);
  });
/** In pieces, the last of which ends in the middle of a character. */
const chunked: Send = (url, headers, body) =>
  new Promise((resolve, reject) => {
    const request = https.request(url, { method: 'POST', headers }, (response: IncomingMessage) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    request.on('error', reject).write(body.subarray(0, 7));
    request.end(body.subarray(7));
  });

const WAYS: [string, Send, 'alone' | 'msw'][] = [
  ['https', byHttps, 'alone'],
  ['https, in pieces', chunked, 'alone'],
  ['fetch', byFetch, 'alone'],
  ['https, through MSW', byHttps, 'msw'],
  ['fetch, through MSW', byFetch, 'msw'],
];

describe.each(WAYS)('A body sent by %s', (_, send, by) => {
  const sqs = createSqs();
  const orders = sqs.createQueue('orders');
  let server: ReturnType<typeof setupServer> | undefined;
  beforeAll(() => {
    if (by === 'alone') return sqs.listen();
    server = setupServer(...sqs.handlers);
    server.listen();
  });
  afterAll(() => (by === 'alone' ? sqs.close() : server?.close()));
  beforeEach(() => sqs.reset());
  const headers = { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' };
  const before = Buffer.from(`{"QueueUrl":"${orders.url}","MessageBody":"✓ ${'é'.repeat(100)}`);

  it.each([
    ['a byte that begins no character', [0xff], 'FF'],
    ['half a character', [0xe2, 0x9c], 'E2'],
    ['an encoded surrogate', [0xed, 0xa0, 0x80], 'ED'],
  ])('is refused for %s, and that is said', async (_what, bytes, shown) => {
    const { status, text } = await send(orders.url, headers, Buffer.concat([before, Buffer.from(bytes), Buffer.from('"}')]));

    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({
      __type: 'com.amazon.coral.service#SerializationException',
      message: `The request body is not UTF-8: the byte 0x${shown} at position ${before.length} is part of no character.`,
    });
    expect(orders.messages).toEqual([]);
  });

  it('is taken with any character, the replacement character too', async () => {
    const { status } = await send(orders.url, headers, Buffer.concat([before, Buffer.from('\ufffd 😀"}')]));

    expect(status).toBe(200);
    expect(orders.messages).toMatchObject([{ body: `✓ ${'é'.repeat(100)}\ufffd 😀` }]);
  });

  it('is refused for its compression, and not for what compressed bytes look like', async () => {
    const body = gzipSync(Buffer.concat([before, Buffer.from('"}')]));

    const { text } = await send(orders.url, { ...headers, 'content-encoding': 'gzip' }, body);

    expect(JSON.parse(text)).toMatchObject({ message: expect.stringContaining('The request body is compressed (Content-Encoding: gzip)') });
  });
});
