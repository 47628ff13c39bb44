import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { parityProgress } from '../../src/cli/parity-progress';
import type { ComparedBehaviour } from '../../src/parity';
import { startSqsServer } from '../../src/server';
import { createSqs } from '../../src/world/sqs';
import { NodeServer } from '../../src/server/node-server';
import type { SqsHttpHandler } from '../../src/transport/sqs-http';

const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-'));
const command = join(folder, 'cli.cjs');
const file = (name: string): string => join(folder, name);
const closing: (() => Promise<void>)[] = [];

beforeAll(() => {
  const external = ['@aws-sdk/*', 'testcontainers'];
  buildSync({ entryPoints: [join(__dirname, '../../src/cli.ts')], bundle: true, platform: 'node', outfile: command, external });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the command in a process of its own. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [command, 'parity', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { out: '', error: '' };
  child.stdout.on('data', (piece: Buffer) => (printed.out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (printed.error += piece.toString()));
  return { child, end: once(child, 'close').then(([code]) => ({ ...printed, code: code as number | null })) };
}

const run = (...args: string[]) => start(...args).end;

/** An endpoint of the mock, changed. @returns its URL */
async function endpointOf(change: (handler: SqsHttpHandler) => SqsHttpHandler = (handler) => handler): Promise<string> {
  const server = new NodeServer({ handler: change(createSqs().handler) });
  closing.push(() => server.close());
  return server.listen({ port: 0, host: '127.0.0.1' });
}

/** Has a word in place of another in all answers. */
const saying = (other: string): ((handler: SqsHttpHandler) => SqsHttpHandler) => {
  return (handler) => async (request) => {
    const answer = await handler(request);
    return { ...answer, body: answer.body.replace('The specified queue does not exist', other) };
  };
};

const FILTER = ['--filter', 'queues/get-url-of-missing'];

describe('msw-sqs parity', () => {
  it('finds that what msw-sqs serves is the mock, and ends with 0', async () => {
    const server = await startSqsServer({ port: 0 });
    closing.push(() => server.close());

    const { out, error, code } = await run('--against', server.endpoint, '--filter', 'queue-names/');

    expect(error).toContain('9 of 9 behaviours, 0 different\n');
    expect(out).toContain(`${server.endpoint} against mock: 9 behaviours`);
    expect(out).toMatch(/As what mock does\.\n$/);
    expect(code).toBe(0);
    expect(server.sqs.calls.length).toBeGreaterThan(9);
  });

  it('ends with 1 when something differs, shows both answers, and writes what it is asked for', async () => {
    const url = await endpointOf(saying('No such queue'));
    const [html, junit, markdown, json] = ['a.html', 'a.xml', 'a.md', 'a.json'].map(file) as [string, string, string, string];

    const { out, code } = await run('--against', url, ...FILTER, '--html', html, '--junit', junit, '--markdown', markdown, '--json', json);

    expect(code).toBe(1);
    expect(out).toContain('"The specified queue does not exist."');
    expect(out).toContain('"No such queue."');
    expect(out).toContain('New differences (1):\n  queues/get-url-of-missing');
    for (const path of [html, junit, markdown, json]) {
      expect(out).toContain(`Written: ${path}\n`);
      expect(readFileSync(path, 'utf8')).toContain('No such queue.');
    }
  });

  it('knows from a baseline what is new, changed and gone', async () => {
    const baseline = file('baseline.json');
    const against = async (other: string, ...more: string[]) => run('--against', await endpointOf(saying(other)), ...FILTER, ...more);
    const before = await against('No such queue', '--save', baseline);

    const same = await against('No such queue', '--baseline', baseline);
    const changed = await against('Nothing', '--baseline', baseline);
    const gone = await against('The specified queue does not exist', '--baseline', baseline);
    const goneStrictly = await against('The specified queue does not exist', '--baseline', baseline, '--strict');

    expect([before, same, changed, gone, goneStrictly].map(({ code }) => code)).toEqual([1, 0, 1, 0, 1]);
    expect(same.out).toContain(`As the baseline ${baseline}.`);
    expect(changed.out).toContain('Changed differences (1):');
    expect(gone.out).toContain('Differences that are gone (1):\n  queues/get-url-of-missing');
  });

  it('does not crash when polls fail that nobody awaits', async () => {
    const url = await endpointOf((handler) => async (request) => {
      const isReceive = request.header('x-amz-target') === 'AmazonSQS.ReceiveMessage';
      return isReceive ? { status: 500, headers: {}, body: 'Out of order.' } : handler(request);
    });

    const { out, error, code } = await run('--against', url, '--filter', 'waiting/first-message');

    expect(out).toContain(': Error (500): Out of order.');
    expect(error).toBe('1 of 1 behaviours, 1 different\n');
    expect(code).toBe(1);
  });

  it('ends in order when it is told to', async () => {
    let asked = (): void => {};
    const polled = new Promise<void>((resolve) => (asked = resolve));
    const url = await endpointOf((handler) => async (request) => {
      if (request.header('x-amz-target') === 'AmazonSQS.ReceiveMessage') asked();
      return handler(request);
    });
    const { child, end } = start('--against', url, '--filter', 'waiting/time-is-up');
    await polled;

    child.kill('SIGTERM');

    expect(await end).toMatchObject({ out: '', error: 'msw-sqs: Stopped by SIGTERM.\n', code: 143 });
  });

  it('says what to do when nothing answers, or AWS was not allowed', async () => {
    const url = await endpointOf();
    await closing.pop()!();

    const [nothing, aws] = await Promise.all([run('--against', url), run('--against', 'aws')]);

    expect(nothing).toMatchObject({ out: '', code: 1 });
    expect(nothing.error).toMatch(
      /^msw-sqs: No SQS answers at http:.*ECONNREFUSED.* Start one, as in npx msw-sqs serve --port 9324, and give its URL\.\n$/,
    );
    expect(aws).toMatchObject({ out: '', code: 1, error: expect.stringContaining('set MSW_SQS_ALLOW_AWS=1') });
  });

  it.each([
    [[], '--against is missing: expected localstack, elasticmq, aws or a URL such as http://127.0.0.1:4566.'],
    [
      ['--against', 'locstack'],
      'There is no backend "locstack": expected localstack, elasticmq, aws or a URL such as http://127.0.0.1:4566. Did you mean localstack?',
    ],
    [['--against', 'localhost:4566'], 'There is no backend "localhost:4566"'],
    [['--against', 'aws', '--image', 'x'], '--image is for --against localstack or elasticmq, not for aws.'],
    [['--against', 'aws', '--filter', 'queus/'], 'No behaviour has "queus/" of --filter in its id or its sentence. Did you mean queues/?'],
    [['--against', 'aws', '--filter', 'qqqqqqqqq'], 'Expected a group (queues/), the beginning of an id, or words.'],
    [['--against', 'aws', '--html', '/no/such/folder/x.html'], '--html cannot be written: there is no folder /no/such/folder.'],
    [['--against', 'aws', '--junit', tmpdir()], `--junit cannot be written: ${tmpdir()} is a folder.`],
    [
      ['--against', 'aws', '--baseline', '/no/such.json'],
      'Failed to read the baseline /no/such.json: there is no such file. Expected what an earlier run wrote with --save.',
    ],
    [['--against', 'aws', '--baseline', file('list.json')], 'list.json is no baseline.'],
    [['--against', 'aws', '--concurrency', '0'], '--concurrency must be a whole number from 1 to 256, but is "0".'],
    [['--against', 'aws', '--time-limit', '1.5'], '--time-limit must be a whole number of seconds from 1 to 3600, but is "1.5".'],
    [['--against', 'aws', '--strict=yes'], '--strict takes no value, but was given "yes": write just --strict.'],
    [['--against'], '--against needs a value, as in --against localstack.'],
    [['--agains', 'aws'], 'There is no option --agains. Did you mean --against?'],
  ])('refuses %p', async (args, message) => {
    writeFileSync(file('list.json'), '[]');

    const { out, error, code } = await run(...args);

    expect(error).toContain(message);
    expect({ out, code }).toEqual({ out: '', code: 2 });
  });
});

describe('Progress', () => {
  const result = { id: 'queues/kept', outcome: 'differs' } as ComparedBehaviour;
  const shown = (stream: { isTTY?: boolean; columns?: number }, total: number): string[] => {
    const written: string[] = [];
    const progress = parityProgress({ ...stream, write: (text) => written.push(text) });
    for (let done = 1; done <= total; done++) progress.show({ done, total, result });
    progress.end();
    return written;
  };

  it('is a bar on a terminal, as wide as there is room, which is gone at the end', () => {
    expect(shown({ isTTY: true, columns: 50 }, 2)).toEqual([
      '\r\x1b[2K████████████░░░░░░░░░░░░ 1 of 2 behaviours, 1 dif',
      '\r\x1b[2K████████████████████████ 2 of 2 behaviours, 2 dif',
      '\r\x1b[2K',
    ]);
  });

  it('is a line now and then elsewhere', () => {
    expect(shown({}, 100)).toHaveLength(10);
    expect(shown({}, 100)[0]).toBe('10 of 100 behaviours, 10 different\n');
  });
});
