import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { connectionProblem } from '../../src/backends/containers/connection-problem';
import { requireTestcontainers } from '../../src/backends/containers/require-testcontainers';
import { startLocalStack } from '../../src/localstack';
import { emptyFolder, runProgram } from '../containers/child-program';

/** Starts LocalStack, and prints why it cannot. */
const START = 'await startLocalStack().catch((error) => console.log(error.message));';
const ASK = 'console.log(JSON.stringify(await containersAvailable()));';

/** A project with a package of this name that has these files. */
function projectWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'node_modules', name), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, 'node_modules', name, file), text);
  return folder;
}

describe('Without testcontainers', () => {
  it('startLocalStack says how to install it', async () => {
    const { output, code } = await runProgram(START, { cwd: emptyFolder() }).ended;

    expect(output).toBe('startLocalStack needs testcontainers, which is not installed: npm install -D testcontainers\n');
    expect(code).toBe(0);
  });

  it('containersAvailable says so', async () => {
    const { output } = await runProgram(ASK, { cwd: emptyFolder() }).ended;

    const reason = 'Starting containers needs testcontainers, which is not installed: npm install -D testcontainers';
    expect(JSON.parse(output)).toEqual({ available: false, reason });
  });

  it('does not hide that a package of its own is missing', async () => {
    const files = { 'package.json': '{ "version": "11.14.0" }', 'index.js': `require('dockerode');` };

    const { output } = await runProgram(START, { cwd: projectWith('testcontainers', files) }).ended;

    expect(output).toContain("Cannot find module 'dockerode'");
  });
});

describe('A testcontainers that is too old', () => {
  it('is told before it fails at work', async () => {
    const cwd = projectWith('testcontainers', { 'package.json': '{ "version": "10.28.0" }', 'index.js': '' });

    const { output } = await runProgram(START, { cwd }).ended;

    expect(output).toBe('startLocalStack needs testcontainers 11 or later, and 10.28.0 is installed: npm install -D testcontainers\n');
  });
});

describe('A testcontainers that needs a newer Node.js', () => {
  const manifest = JSON.stringify({ version: '12.2.0', engines: { node: '>= 22.22' } });
  const cwd = (): string => projectWith('testcontainers', { 'package.json': manifest, 'index.js': 'throw new SyntaxError();' });

  it('is told before it fails to load', async () => {
    const program = `Object.defineProperty(process.versions, 'node', { value: '22.21.1' });\n${START}`;

    const { output } = await runProgram(program, { cwd: cwd() }).ended;

    expect(output).toBe(
      'testcontainers 12.2.0 needs Node.js 22.22 or later, and this is 22.21.1: npm install -D testcontainers@11, or take a newer Node.js.\n',
    );
  });

  it('is loaded where Node.js is new enough', () => {
    expect(requireTestcontainers('startLocalStack')).toHaveProperty('GenericContainer');
  });
});

describe('Without a container engine', () => {
  it.each([
    ['unix:///no/such/docker.sock', 'there is no such socket'],
    ['tcp://127.0.0.1:1', 'connect ECONNREFUSED 127.0.0.1:1'],
    ['docker.sock', 'is no address such as unix:///var/run/docker.sock or tcp://127.0.0.1:2375'],
  ])('the error says what was tried and what to do: %s', async (DOCKER_HOST, problem) => {
    const { output } = await runProgram(START, { env: { DOCKER_HOST } }).ended;

    expect(output).toBe(
      [
        `No container engine answers. Tried: DOCKER_HOST=${DOCKER_HOST} (${problem}).`,
        'Start Docker, Podman, Colima or another one, so that "docker info" works, or set DOCKER_HOST to its address.',
        'To skip such tests on machines without: containersAvailable() of msw-sqs/localstack tells.\n',
      ].join('\n'),
    );
  });

  it('containersAvailable gives the reason in one line', async () => {
    const { output } = await runProgram(ASK, { env: { DOCKER_HOST: 'tcp://127.0.0.1:1' } }).ended;

    const reason = 'No container engine answers. Tried: DOCKER_HOST=tcp://127.0.0.1:1 (connect ECONNREFUSED 127.0.0.1:1).';
    expect(JSON.parse(output)).toEqual({ available: false, reason });
  });

  it('one that accepts and never answers is given up after seconds', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as { port: number };

    const { output } = await runProgram(ASK + 'process.exit();', { env: { DOCKER_HOST: `tcp://127.0.0.1:${port}` } }).ended;

    silent.close();
    expect(output).toContain(
      `Tried: DOCKER_HOST=tcp://127.0.0.1:${port} (something listens there, but does not answer as a container engine does).`,
    );
  }, 30_000);

  it('an address is only judged where that is possible', async () => {
    expect(await connectionProblem('ssh://build-host')).toBeUndefined();
  });
});

describe('Options that cannot be', () => {
  it('fail before anything is looked for', async () => {
    await expect(startLocalStack({ startupTimeout: 'soon' })).rejects.toThrow('startLocalStack: startupTimeout must be a length of time');
    await expect(startLocalStack({ signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow('too late');
  });
});
