import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendPieces } from '../../src/server/send-pieces';

/** What a server answers, whole. */
async function answerOf(listener: RequestListener, method = 'GET'): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await (await fetch(`http://127.0.0.1:${port}/`, { method })).text();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('A long answer of the server', () => {
  it('is made piece by piece, and others get their turn in between', async () => {
    const order: string[] = [];
    function* pieces(): Generator<string> {
      for (const piece of ['a', 'b', 'c']) {
        order.push(piece);
        setImmediate(() => order.push('somebody else'));
        yield piece;
      }
    }

    const text = await answerOf((_, response) => void sendPieces(response, 200, pieces(), { 'content-type': 'text/plain' }));

    expect(text).toBe('abc');
    expect(order).toEqual(['a', 'somebody else', 'b', 'somebody else', 'c', 'somebody else']);
  });

  it('is not made for whoever asks for its headers only', async () => {
    const made: string[] = [];
    function* pieces(): Generator<string> {
      made.push('a');
      yield 'a';
    }

    expect(await answerOf((_, response) => void sendPieces(response, 200, pieces(), {}), 'HEAD')).toBe('');
    expect(made).toEqual([]);
  });
});
