import type { EventEmitter } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { answering } from '../../src/transport/in-process/answering';
import { interceptSqs } from '../../src/transport/in-process/intercept-sqs';
import { localhostCertificate } from './localhost-certificate';

/** What tells of TLS, and of the call around it. */
const EVENTS = new Set(['socket', 'lookup', 'connect', 'ready', 'secure', 'secureConnect', 'finish', 'response', 'free', 'close', 'error']);

const server = https.createServer(localhostCertificate, (_, response) => void response.end('ok'));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, resolve)));
afterAll(() => void server.close());

/** What happens in a call, and how its connection stands meanwhile. */
async function play(): Promise<string[]> {
  const log: string[] = [];
  const follow = (name: string, emitter: EventEmitter): void => {
    const emit = emitter.emit.bind(emitter);
    emitter.emit = (event: string, ...args: unknown[]) => {
      if (EVENTS.has(event)) log.push(`${name}: ${event}`);
      return emit(event, ...args);
    };
  };
  const agent = new https.Agent({ keepAlive: true, ca: localhostCertificate.cert });
  const { port } = server.address() as AddressInfo;
  const request = https.request({ host: 'localhost', port, method: 'POST', agent });
  follow('call', request);
  request.once('socket', (socket: TLSSocket) => {
    const stands = (): string => `connecting ${socket.connecting}, encrypted ${socket.encrypted}, authorized ${socket.authorized}`;
    log.push(stands());
    for (const event of ['connect', 'secureConnect']) socket.once(event, () => log.push(stands()));
    follow('socket', socket);
  });
  request.once('response', (response) => response.resume());
  request.end('order');
  await new Promise((resolve) => request.once('close', resolve));
  const events = [...log];
  agent.destroy();
  return events;
}

describe('A connection in memory', () => {
  it('does what one over TLS does, in that order', async () => {
    const real = await play();

    const { port } = server.address() as AddressInfo;
    const interception = interceptSqs({
      answering: () => answering,
      handlerHere: () => () => ({ status: 200, headers: {}, body: 'ok' }),
      matches: (_protocol, _hostname, atPort) => atPort === port,
    });
    const inMemory = await play();
    interception.close();

    expect(inMemory).toEqual(real);
    expect(real).toContain('socket: secureConnect');
  });
});
