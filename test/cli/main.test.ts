import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main';
import { version } from '../../package.json';

const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-'));
const exitCode = process.exitCode;

afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = exitCode;
  jest.restoreAllMocks();
});

/** Runs a command line: what it prints, where, and its exit code. */
async function run(...args: string[]): Promise<{ out: string; error: string; code: typeof process.exitCode }> {
  const printed = { out: '', error: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.error += String(text)), true));
  process.exitCode = 0;
  await main(args);
  return { ...printed, code: process.exitCode };
}

function file(content: string): string {
  const path = join(folder, 'queues.json');
  writeFileSync(path, content);
  return path;
}

describe('msw-sqs', () => {
  it.each([[['--version']], [['serve', '--version']]])('tells its version: %p', async (args) => {
    expect(await run(...args)).toEqual({ out: `${version}\n`, error: '', code: 0 });
  });

  it.each([[[]], [['--help']], [['help']]])('tells what it can do: %p', async (args) => {
    expect(await run(...args)).toMatchObject({ out: expect.stringContaining('msw-sqs serve [options]'), code: 0 });
  });

  it.each([[['serve', '--help']], [['serve', '--port', '1', '-h']], [['help', 'serve']]])('explains serve: %p', async (args) => {
    const { out, code } = await run(...args);

    expect(code).toBe(0);
    for (const part of ['--port N', '--auto-create', 'aws sqs create-queue', "boto3.client('sqs'", 'deadLetterQueue'])
      expect(out).toContain(part);
  });

  it.each([
    [['sevre'], 'There is no command "sevre". Did you mean serve?'],
    [['help', 'srv'], 'There is no command "srv" to explain: try msw-sqs help serve.'],
    [['--port', '1'], '--port comes before the command: expected msw-sqs serve --port …'],
    [['serve', '--prot', '1'], 'There is no option --prot. Did you mean --port?'],
    [['serve', '--constructor'], 'There is no option --constructor.'],
    [['serve', '-p', '1'], 'There is no option -p.'],
    [['serve', '--port'], '--port needs a value, as in --port 9324.'],
    [['serve', '--port', '--strict'], '--port needs a value, as in --port 9324.'],
    [['serve', '--port', 'http'], '--port must be a whole number from 0 to 65,535, as in --port 9324, but is "http".'],
    [['serve', '--seed', '-1'], '--seed must be a whole number of at least 0, as in --seed 1, but is "-1".'],
    [['serve', '--strict=yes'], '--strict takes no value, but was given "yes": write just --strict.'],
    [['serve', 'orders'], '"orders" is too much: expected options only'],
    [['serve', '--account', '42'], '--account must be text of 12 digits, as in --account 123456789012, but is "42".'],
    [['serve', '--region', 'eu-west'], '--region must be a region such as eu-west-1, but is "eu-west".'],
    [['serve', '--config', '/no/such.json'], 'Failed to read /no/such.json: there is no such file.'],
  ])('refuses %p', async (args, message) => {
    const { out, error, code } = await run(...args);

    expect(error).toContain(`msw-sqs: ${message}`);
    expect({ out, code }).toEqual({ out: '', code: 2 });
  });
});

describe('A file of queues', () => {
  it.each([
    ['{ "orders": ', 'this is not JSON'],
    ['[]', ':1:1: queues must be an object by name, such as { "orders": { "VisibilityTimeout": 30 } }, but this is a list.'],
    ['{ "orders": { "visibilityTimeout": 30 } }', ':1:15: there is no attribute "visibilityTimeout". Did you mean VisibilityTimeout?'],
    ['{ "orders": { "VisibilityTimeout": -1 } }', ':1:36: VisibilityTimeout must be a number of seconds, 0 to 43,200, but is -1.'],
    ['{ "order 42": {} }', ':1:3: Queue "order 42" cannot be created: Can only include alphanumeric characters'],
  ])('is refused when it is %s', async (content, message) => {
    const { error, code } = await run('serve', '--config', file(content));

    expect(error).toContain(message);
    expect(error).toContain('queues.json');
    expect(code).toBe(2);
  });
});
