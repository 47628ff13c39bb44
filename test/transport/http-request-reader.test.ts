import https from 'node:https';
import type { IncomingMessage } from 'node:http';
import { fc } from '../fast-check';
import { answering } from '../../src/transport/in-process/answering';
import { interceptSqs } from '../../src/transport/in-process/intercept-sqs';

const HOST = 'sqs.eu-west-1.amazonaws.com';
const received: string[] = [];
const interception = interceptSqs({
  answering: () => answering,
  handlerHere:
    () =>
    ({ body }) => {
      received.push(body);
      return { status: 200, headers: {}, body: '' };
    },
  matches: (_protocol, hostname) => hostname === HOST,
});
afterAll(() => interception.close());

const agent = new https.Agent({ keepAlive: true });

/** Sends a body in pieces, over a connection that is used again and again. */
function send(pieces: readonly (string | Buffer)[], headers: Record<string, string | number>, atOnce: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = https.request({ host: HOST, method: 'POST', headers, agent });
    request.on('error', reject).on('response', (response: IncomingMessage) => response.resume().on('end', resolve));
    const write = async (): Promise<void> => {
      for (const piece of pieces) {
        request.write(piece);
        if (!atOnce) await new Promise((next) => setImmediate(next));
      }
      request.end();
    };
    if (headers['expect'] === undefined) void write();
    else request.once('continue', () => void write());
  });
}

/** Text that looks like HTTP itself, and text of all lengths in UTF-8. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('\r\n\r\n', '\r\n', '0\r\n\r\n', '5\r\nabcde\r\n', 'POST / HTTP/1.1\r\ncontent-length: 3\r\n\r\n', 'x'.repeat(70_000)),
);

describe('A request in memory', () => {
  it('arrives whole, in whatever pieces it is sent', async () => {
    const framing = fc.constantFrom('length', 'chunked', 'expect');
    const sent = fc.record({ pieces: fc.array(piece, { maxLength: 6 }), framing, asBytes: fc.boolean(), atOnce: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(sent, async ({ pieces, framing: how, asBytes, atOnce }) => {
        const body = pieces.join('');
        const length = { 'content-length': Buffer.byteLength(body) };
        const headers = { length, chunked: { 'transfer-encoding': 'chunked' }, expect: { ...length, expect: '100-continue' } }[how];
        received.length = 0;

        await send(asBytes ? pieces.map((text) => Buffer.from(text)) : pieces, headers, atOnce);

        expect(received).toEqual([Buffer.from(body).toString()]);
      }),
      { numRuns: 100 },
    );
  });
});
