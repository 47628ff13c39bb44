import { connect, createServer, type AddressInfo } from 'node:net';

/** A way to the server that sees what passes, and changes nothing. */
export interface Relay extends AsyncDisposable {
  readonly endpoint: string;
  /** The protocols of the calls that passed. */
  protocols(): string[];
}

const PROTOCOLS: Readonly<Record<string, RegExp>> = {
  JSON: /^x-amz-target: *AmazonSQS\./im,
  Query: /^content-type: *application\/x-www-form-urlencoded/im,
};

/** Opens a way to the server at `endpoint`. */
export async function openRelay(endpoint: string): Promise<Relay> {
  const { hostname, port } = new URL(endpoint);
  const seen = new Set<string>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      for (const [protocol, sign] of Object.entries(PROTOCOLS)) if (sign.test(text)) seen.add(protocol);
    });
    client.pipe(upstream).pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    protocols: () => [...seen].sort(),
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}
