import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
async function serve(...args: string[]) {
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return { child, lines, endpoint: /http:\S+/.exec(lines[0]!)![0], exit: once(child, 'exit') };
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
});
