import http from 'node:http';
import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answering } from '../../src/transport/in-process/answering';
import { interceptSqs, type Interception } from '../../src/transport/in-process/intercept-sqs';
import type { SqsHttpHandler } from '../../src/transport/sqs-http';

/** What is compared; all others tell of the network itself. */
const EVENTS = new Set(
  ['socket', 'lookup', 'connect', 'ready', 'finish', 'response', 'end', 'error', 'timeout', 'abort', 'aborted', 'free', 'close'].flat(),
);

/** A server that answers with what it is sent, except at `/never`. */
const server = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
  request.on('end', () => void (request.url !== '/never' && response.writeHead(200, { 'content-length': body.length }).end(body)));
});
const handler: SqsHttpHandler = ({ url, body }) => (url.endsWith('/never') ? new Promise(() => {}) : { status: 200, headers: {}, body });

let port: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What a script may do, and what it makes happen. */
class Stage {
  readonly log: string[] = [];
  readonly #agents: http.Agent[] = [];

  note(text: string): void {
    this.log.push(text);
  }

  agent(options: http.AgentOptions): http.Agent {
    const agent = new http.Agent(options);
    this.#agents.push(agent);
    return agent;
  }

  /** Begins a call, and notes all that happens to it. */
  call(name: string, { path = '/', host = '127.0.0.1', body = 'order', ...options }: http.RequestOptions & { body?: string }) {
    const request = http.request({ method: 'POST', host, port, path, ...options });
    this.#follow(name, request);
    request.on('error', () => {});
    request.once('socket', (socket) => {
      const { connecting, pending, remoteAddress, destroyed } = socket;
      this.note(
        `${name}: connecting ${connecting}, pending ${pending}, at ${remoteAddress}, destroyed ${destroyed}, reused ${request.reusedSocket}`,
      );
      if (!request.reusedSocket) this.#follow(`${name} socket`, socket);
    });
    request.once('response', (response: IncomingMessage) => {
      this.note(`${name}: ${response.statusCode} from ${response.socket.remoteAddress}, ${response.socket.remoteFamily}`);
      this.#follow(`${name} response`, response);
      response.on('error', () => {}).resume();
    });
    const over = new Promise<void>((resolve) => request.once('close', () => resolve()));
    if (body !== '') request.end(body);
    this.note(`${name} began`);
    return { request, over };
  }

  /** How many sockets an agent has in use and in reserve. */
  count(agent: http.Agent): void {
    const sizeOf = (lists: NodeJS.ReadOnlyDict<unknown[]>): number => Object.values(lists).flat().length;
    this.note(`agent has ${sizeOf(agent.sockets)} and ${sizeOf(agent.freeSockets)}`);
  }

  end(): void {
    for (const agent of this.#agents) agent.destroy();
  }

  #follow(name: string, emitter: EventEmitter): void {
    const emit = emitter.emit.bind(emitter);
    emitter.emit = (event: string, ...args: unknown[]) => {
      const [error] = args;
      const detail = error instanceof Error ? ` ${(error as NodeJS.ErrnoException).code ?? error.name}` : '';
      if (EVENTS.has(event)) this.note(`${name}: ${event}${detail}`);
      return emit(event, ...args);
    };
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const untilEvent = (emitter: EventEmitter, event: string): Promise<unknown> => new Promise((resolve) => emitter.once(event, resolve));

/** Waits until so much has been noted; what does not come is a hang. */
async function turns(count = 5): Promise<void> {
  for (let i = 0; i < count; i++) await turn();
}

const SCRIPTS: Record<string, (stage: Stage) => Promise<void>> = {
  'calls one after the other by an agent that keeps connections': async (stage) => {
    const agent = stage.agent({ keepAlive: true });
    await stage.call('first', { agent }).over;
    await turns();
    stage.count(agent);
    await stage.call('second', { agent }).over;
    await turns();
    stage.count(agent);
  },
  'calls at the same time by an agent that has one connection': async (stage) => {
    const agent = stage.agent({ keepAlive: true, maxSockets: 1 });
    const calls = ['first', 'second', 'third'].map((name) => stage.call(name, { agent }).over);
    await Promise.all(calls);
  },
  'a call that is given up at once': async (stage) => {
    const { request, over } = stage.call('call', { agent: stage.agent({ keepAlive: true }) });
    request.destroy();
    await over;
  },
  'a call that is given up when it has its socket': async (stage) => {
    const { request, over } = stage.call('call', { agent: stage.agent({ keepAlive: true }) });
    await untilEvent(request, 'socket');
    request.destroy();
    await over;
  },
  'a call that is given up while it waits': async (stage) => {
    const agent = stage.agent({ keepAlive: true });
    const { request, over } = stage.call('call', { agent, path: '/never' });
    await untilEvent(request, 'finish');
    await turns();
    stage.count(agent);
    request.destroy();
    await over;
    await turns();
    stage.count(agent);
  },
  'a call that is aborted by a signal while it waits': async (stage) => {
    const controller = new AbortController();
    const { request, over } = stage.call('call', { agent: stage.agent({}), path: '/never', signal: controller.signal });
    await untilEvent(request, 'finish');
    controller.abort();
    await over;
  },
  'an agent that is destroyed while a call waits': async (stage) => {
    const agent = stage.agent({ keepAlive: true });
    const { request, over } = stage.call('call', { agent, path: '/never' });
    await untilEvent(request, 'finish');
    agent.destroy();
    await over;
    await turns();
    stage.count(agent);
  },
  'an agent that is destroyed while a call waits for the one connection': async (stage) => {
    const agent = stage.agent({ keepAlive: true, maxSockets: 1 });
    const first = stage.call('first', { agent, path: '/never' });
    const second = stage.call('second', { agent });
    await untilEvent(first.request, 'finish');
    agent.destroy();
    await Promise.all([first.over, second.over]);
  },
  'a call whose response is given up': async (stage) => {
    const { request, over } = stage.call('call', { agent: stage.agent({ keepAlive: true }) });
    request.once('response', (response: IncomingMessage) => response.destroy());
    await over;
  },
  'a call that waits longer than it may': async (stage) => {
    const { request, over } = stage.call('call', { agent: stage.agent({ keepAlive: true }), path: '/never', timeout: 200 });
    request.once('timeout', () => request.destroy());
    await over;
  },
  'a call that goes on after its limit, and reaches it again': async (stage) => {
    const agent = stage.agent({ keepAlive: true });
    const { request, over } = stage.call('call', { agent, path: '/never', timeout: 200, body: '', headers: { 'content-length': 5 } });
    const socket = (await untilEvent(request, 'socket')) as EventEmitter;
    request.write('or');
    await untilEvent(socket, 'timeout');
    request.write('der');
    await untilEvent(socket, 'timeout');
    request.destroy();
    await over;
  },
  'a connection that is kept no longer than its agent says': async (stage) => {
    const agent = stage.agent({ keepAlive: true, timeout: 500 });
    const { request, over } = stage.call('call', { agent });
    const socket = (await untilEvent(request, 'socket')) as EventEmitter;
    const closed = untilEvent(socket, 'close');
    await over;
    await closed;
    stage.count(agent);
  },
  'a call whose body is still to come': async (stage) => {
    const { request, over } = stage.call('call', { agent: stage.agent({ keepAlive: true }), body: '', headers: { 'content-length': 5 } });
    request.write('or');
    await turns();
    request.end('der');
    await over;
  },
};

async function play(script: (stage: Stage) => Promise<void>): Promise<string[]> {
  const stage = new Stage();
  await script(stage);
  await turns();
  const { log } = stage;
  // What follows only ends the script.
  const events = [...log];
  stage.end();
  return events;
}

describe('A connection in memory does what one over loopback does', () => {
  let interception: Interception | undefined;
  afterEach(() => interception?.close());

  it.each(Object.entries(SCRIPTS))('%s', async (_name, script) => {
    const real = await play(script);

    interception = interceptSqs({
      answering: () => answering,
      handlerHere: () => handler,
      matches: (_protocol, _hostname, atPort) => atPort === port,
    });
    const inMemory = await play(script);

    expect(inMemory).toEqual(real);
    expect(real.length).toBeGreaterThan(2);
  });
});
