import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtEntry, emptyFolder, runProgram, watched } from './child-program';
import { containersOf, happenings } from './docker';

const events = happenings();
afterAll(() => events.end());

/** Starts LocalStack, says so, and then does something. */
const started = (then: string): string => `await startLocalStack(); console.log('started'); ${then}`;
const WAITS = 'setInterval(() => {}, 1000);';

describe('A container whose process ends without stopping it', () => {
  it.each([
    ['has nothing left to do', '', { code: 0, signal: null }],
    ['exits', 'process.exit(3);', { code: 3, signal: null }],
    ['crashes', 'setImmediate(() => { throw new Error("crash"); });', { code: 1, signal: null }],
  ])('is removed before a process ends that %s', async (_, then, end) => {
    const program = runProgram(started(then));

    expect(await program.ended).toMatchObject(end);
    expect(containersOf(program.pid)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is removed before %s ends the process', async (signal) => {
    const program = runProgram(started(WAITS));
    await program.prints('started');
    expect(containersOf(program.pid)).toHaveLength(1);

    program.kill(signal);

    expect(await program.ended).toMatchObject({ code: null, signal });
    expect(containersOf(program.pid)).toEqual([]);
  });

  it('is removed when Ctrl-C is pressed again and again', async () => {
    const program = runProgram(started(WAITS));
    await program.prints('started');

    for (let press = 0; press < 3; press++) program.kill('SIGINT');

    expect(await program.ended).toMatchObject({ code: null, signal: 'SIGINT' });
    expect(containersOf(program.pid)).toEqual([]);
  });

  it('leaves a signal to a listener of the program, and is removed when that exits', async () => {
    const listens = `process.once('SIGINT', async () => { console.log('closing'); await c.logs(); console.log('log read'); process.exit(7); });`;
    const program = runProgram(`const c = await startLocalStack(); ${listens} console.log('started'); ${WAITS}`);
    await program.prints('started');

    program.kill('SIGINT');
    const { code, output } = await program.ended;

    expect(code).toBe(7);
    expect(output).toContain('log read');
    expect(containersOf(program.pid)).toEqual([]);
  });

  it('is removed when Ctrl-C comes while it is being started', async () => {
    const program = runProgram(started(WAITS));
    const id = await events.next('create', (created) => containersOf(program.pid).includes(created));

    program.kill('SIGINT');

    expect(await program.ended).toMatchObject({ code: null, signal: 'SIGINT' });
    await events.next('destroy', (destroyed) => destroyed === id);
    expect(containersOf(program.pid)).toEqual([]);
  });

  it('is removed after the process was killed', async () => {
    const program = runProgram(started(WAITS));
    await program.prints('started');
    const [id] = containersOf(program.pid);

    program.kill('SIGKILL');

    expect(await program.ended).toMatchObject({ code: null, signal: 'SIGKILL' });
    expect(await events.next('destroy', (destroyed) => destroyed === id)).toBe(id);
  });

  it('goes with the Jest run whose test file forgot to stop it', async () => {
    const folder = emptyFolder();
    const entry = builtEntry(folder);
    const forgets = `await require(${JSON.stringify(entry)}).startLocalStack();`;
    writeFileSync(join(folder, 'forgetful.test.js'), `test('forgets', async () => { ${forgets} }, 120_000);`);
    const root = resolve(__dirname, '../..');
    const jestFile = join(root, 'node_modules/jest/bin/jest.js');

    const run = watched(process.execPath, [jestFile, '--config', JSON.stringify({ rootDir: folder }), '--runInBand'], { cwd: root });
    const { code, output } = await run.ended;

    expect(output).toContain('1 passed');
    expect(code).toBe(0);
    expect(containersOf(run.pid)).toEqual([]);
  });
});
