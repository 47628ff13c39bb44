import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { missingForContainer } from './missing-for-container';
import { installExample } from './install-example';
import { styled } from './styled';
import { testResults } from './test-results';

const HELP = `npm run contract -- [options]

Packs msw-sqs, installs it into a copy of examples/contract, and runs that project's tests on each backend in turn.
Those that cannot be had here are left out with a notice: nothing is pulled unless --pull is given.

  --backend mock,localstack   only these; default mock,localstack,elasticmq
  --pull                      pull images that are not on this machine
  --require                   fail where a backend is missing, with exit code 1
  --help
`;

/** With the image that each runs, if it runs in a container. */
const BACKENDS: Readonly<Record<string, string | undefined>> = {
  mock: undefined,
  localstack: 'localstack/localstack:4.14.0',
  elasticmq: 'softwaremill/elasticmq:1.7.1',
};

const EXAMPLE = 'examples/contract';
const FOLDER = resolve('.contract');

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { backend: { type: 'string' }, pull: { type: 'boolean' }, require: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return void console.log(HELP);
  const names = values.backend?.split(',') ?? Object.keys(BACKENDS);
  const unknown = names.find((name) => !Object.hasOwn(BACKENDS, name));
  if (unknown !== undefined) throw new Error(`--backend takes ${Object.keys(BACKENDS).join(', ')}, but got ${unknown}.`);
  const lacking = new Map<string, string>();
  for (const name of names) {
    const image = BACKENDS[name];
    const reason = image && (await missingForContainer(image, { pull: values.pull === true }));
    if (reason) lacking.set(name, reason);
  }
  for (const [name, reason] of lacking) console.log(`Notice: ${name} is left out. ${reason}`);
  try {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER);
    const passed = await runContract(names.filter((name) => !lacking.has(name)));
    process.exitCode = passed && !(values.require && lacking.size > 0) ? 0 : 1;
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}

/** @returns whether all tests have passed */
async function runContract(names: readonly string[]): Promise<boolean> {
  const project = await installExample(EXAMPLE, FOLDER);
  const rows: string[] = [];
  let passed = true;
  for (const name of names) {
    console.log(`\n${name}`);
    const run = await runOn(name, project);
    passed &&= run.passed;
    rows.push(`${run.passed ? styled('green', 'ok    ') : styled('red', 'FAILED')} ${name.padEnd(10)} ${run.summary}`);
  }
  console.log(`\n${rows.join('\n')}\nLoad ${loadavg()[0]!.toFixed(1)}`);
  return passed;
}

/** Runs the tests on one backend, and shows what they print. */
async function runOn(name: string, project: string): Promise<{ readonly passed: boolean; readonly summary: string }> {
  const startMs = Date.now();
  const outputFile = join(FOLDER, `${name}.json`);
  const args = [resolve('node_modules/jest/bin/jest.js'), '--verbose', '--json', '--outputFile', outputFile];
  const { status, printed } = await runToEnd(args, project, {
    MSW_SQS_BACKEND: name,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    // Testcontainers' own reaper is another image. Containers go with this process all the same.
    TESTCONTAINERS_RYUK_DISABLED: 'true',
  });
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const { ran, testMs } = testResults(outputFile);
  const [, up = 'less than 1 s'] = /: up after (.*)$/m.exec(printed) ?? [];
  return {
    passed: status === 0 && ran > 0,
    summary: `${ran} tests, up after ${up}, tests ${seconds(testMs)}, with Jest and TypeScript ${seconds(Date.now() - startMs)}`,
  };
}

function runToEnd(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  return new Promise<{ status: number | null; printed: string }>((settle, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    let printed = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      process.stderr.write(text);
    });
    child.once('error', reject).once('close', (status) => settle({ status, printed }));
  });
}
