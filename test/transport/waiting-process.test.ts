import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msw-sqs-waiting-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** By raw calls, as the SDK has timers of its own that keep a process alive for some seconds. */
const PREAMBLE = `
  import https from 'node:https';
  import { createSqs } from '${join(ROOT, 'src/index.ts')}';
  const headers = { 'x-amz-target': 'AmazonSQS.ReceiveMessage', 'content-type': 'application/x-amz-json-1.0' };
  const bodyOf = (QueueUrl, WaitTimeSeconds) => JSON.stringify({ QueueUrl, WaitTimeSeconds });
  const byFetch = async (url, seconds) => (await fetch(url, { method: 'POST', headers, body: bodyOf(url, seconds) })).text();
  const byHttps = (url, seconds) =>
    new Promise((resolve, reject) => {
      const request = https.request(url, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
      });
      request.on('error', reject).end(bodyOf(url, seconds));
    });
`;

/** Runs a program that was bundled as one. @returns its exit code and what it printed */
async function run(name: string, program: string, args: readonly string[] = [], env: object = {}) {
  const outfile = join(folder, `${name}.mjs`);
  const source = join(folder, `${name}.source.mjs`);
  writeFileSync(source, PREAMBLE + program);
  buildSync({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    nodePaths: [join(ROOT, 'node_modules')],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'silent',
  });
  const runner = { JEST_WORKER_ID: undefined, VITEST: undefined, NODE_TEST_CONTEXT: undefined };
  return new Promise<{ code: number; printed: string }>((resolve) => {
    execFile(process.execPath, [...args, outfile], { cwd: folder, env: { ...process.env, ...runner, ...env } }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), printed: out + err }),
    );
  });
}

describe('A poll that waits', () => {
  it.each(['byHttps', 'byFetch'])('keeps a script alive until it is answered: %s', async (poll) => {
    const program = `
      import { sqs } from '${join(ROOT, 'src/jest.ts')}';
      console.log(await ${poll}(sqs.createQueue('orders').url, 1));
    `;

    expect(await run(`script-${poll}`, program)).toEqual({ code: 0, printed: '{}\n' });
  });

  it('keeps a script alive on a clock that stands still, until somebody says so', async () => {
    const program = `
      const sqs = createSqs({ clock: 'virtual', hangAfter: '1s' });
      sqs.listen();
      console.log(await byHttps(sqs.createQueue('orders').url, 20));
    `;

    const { code, printed } = await run('virtual', program);

    expect({ code, printed }).toEqual({ code: 0, printed: expect.stringContaining('waits for 20 s more of the virtual clock') });
  });

  it('lets a script end when SQS is closed', async () => {
    const program = `
      const sqs = createSqs({ clock: 'virtual', hangAfter: false });
      sqs.listen();
      const { url } = sqs.createQueue('orders');
      const polls = [byHttps(url, 20), byFetch(url, 20)];
      setTimeout(() => sqs.close(), 10);
      console.log((await Promise.allSettled(polls)).map(({ status }) => status).join());
    `;

    expect(await run('closed', program)).toEqual({ code: 0, printed: 'rejected,rejected\n' });
  });

  it('keeps a test of node:test alive', async () => {
    const program = `
      import test from 'node:test';
      import { sqs } from '${join(ROOT, 'src/jest.ts')}';
      test('waits', async () => void (await byHttps(sqs.createQueue('orders').url, 1)));
    `;

    const { code, printed } = await run('node-test', program, ['--test']);

    expect({ code, printed }).toEqual({ code: 0, printed: expect.stringMatching(/pass 1\b/) });
  });

  it('does not keep Jest or Vitest from ending', async () => {
    const program = `
      const sqs = createSqs({ clock: 'virtual', hangAfter: false });
      sqs.listen();
      void byHttps(sqs.createQueue('orders').url, 20);
    `;

    const codes = [await run('jest', program, [], { JEST_WORKER_ID: '1' }), await run('vitest', program, [], { VITEST: 'true' })];

    expect(codes.map(({ code }) => code)).toEqual([0, 0]);
  });
});
