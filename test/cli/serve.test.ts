import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-'));
const command = join(folder, 'cli.cjs');
const running: ChildProcess[] = [];

beforeAll(() => {
  buildSync({ entryPoints: [join(__dirname, '../../src/cli.ts')], bundle: true, platform: 'node', outfile: command });
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Starts the command in a process of its own: its ready line, and its end. */
const serve = (...args: string[]) => serveIn({}, '--port', '0', ...args);

async function serveIn(environment: NodeJS.ProcessEnv, ...args: string[]) {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [command, 'serve', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints = text(child.stderr);
  running.push(child);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return { child, lines, complaints, endpoint: /http:\S+/.exec(lines[0]!)![0], exit: once(child, 'exit') };
}

describe('msw-sqs serve', () => {
  it('prints one line when it is ready, and answers with the account and region it was given', async () => {
    const { lines, endpoint } = await serve('--auto-create', '--account', '123456789012', '--region', 'eu-west-1');

    const answer = await fetch(`${endpoint}/?Action=GetQueueUrl&QueueName=orders`);

    expect(await answer.text()).toContain(`<QueueUrl>${endpoint}/123456789012/orders</QueueUrl>`);
    expect(lines).toEqual([`msw-sqs is ready on ${endpoint} (region eu-west-1, account 123456789012)`]);
  });

  it('ends long polls and itself in order when it is told to', async () => {
    const { child, endpoint, exit } = await serve('--auto-create');
    const { hostname, port } = new URL(endpoint);
    const socket = net.connect(Number(port), hostname);
    let text = '';
    socket.on('data', (piece: Buffer) => (text += piece.toString()));
    const get = (call: string): string => `GET /000000000000/${call} HTTP/1.1\r\nhost: localhost\r\n\r\n`;
    socket.write(get('orders?Action=ReceiveMessage&WaitTimeSeconds=20') + get('others?Action=SendMessage&MessageBody=sent'));
    // What was sent behind the long poll has arrived: the poll is waiting.
    await fetch(`${endpoint}/000000000000/others?Action=ReceiveMessage&WaitTimeSeconds=20`);

    child.kill('SIGTERM');

    await once(socket, 'close');
    expect(await exit).toEqual([0, null]);
    expect(text).toContain('<ReceiveMessageResult/>');
  });

  it('prints the token that it made up where other machines reach it, and not one that it was given', async () => {
    const [made, given] = [await serve('--host', '0.0.0.0'), await serve('--host', '0.0.0.0', '--token', 'a-long-secret')];
    const [, token] = /#token=(\S+)$/.exec(made.lines[1]!)!;
    const statusWith = async (authorization: string): Promise<number> =>
      (await fetch(`${made.endpoint}/_msw-sqs/queues`, { headers: { authorization } })).status;

    expect([await statusWith(`Bearer ${token}`), await statusWith('Bearer a-long-secret')]).toEqual([200, 401]);
    expect(given.lines).toHaveLength(1);
  });

  it('listens where LocalStack did, and says which of its variables it honours', async () => {
    const { child, endpoint, complaints } = await serveIn(
      { GATEWAY_LISTEN: '127.0.0.1:0', SQS_DELAY_PURGE_RETRY: '1', SERVICES: 'sqs' },
      '--auto-create',
    );
    const purge = async (): Promise<number> => (await fetch(`${endpoint}/000000000000/orders?Action=PurgeQueue`)).status;

    expect([await purge(), await purge()]).toEqual([200, 403]);
    child.kill();
    expect(await complaints).toContain('GATEWAY_LISTEN, SQS_DELAY_PURGE_RETRY of LocalStack are honoured; SERVICES has no meaning here.');
  });
});
