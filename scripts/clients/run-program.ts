import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Program } from './programs';
import { openRelay } from './relay';

/** What came of a program. */
export interface Outcome {
  readonly version: string;
  readonly protocols: readonly string[];
  readonly checked: readonly string[];
  readonly seconds: number;
  /** Why it failed, with what it printed; `undefined` when it passed. */
  readonly failure: string | undefined;
}

const TIMEOUT_MS = 120_000;

/** @param accountId - an account that no other program uses */
export async function runProgram(
  { command, protocol }: Program,
  { folder, endpoint, accountId }: { readonly folder: string; readonly endpoint: string; readonly accountId: string },
): Promise<Outcome> {
  await using relay = await openRelay(endpoint);
  const startMs = Date.now();
  const [file, ...args] = command(folder);
  const child = spawn(file!, args, {
    cwd: folder,
    env: environment(relay.endpoint, accountId, folder),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream].setEncoding('utf8').on('data', (part) => (text[stream] += part));
  const [code] = await once(child, 'close');

  const told = (word: string): string[] => [...text.stdout.matchAll(new RegExp(`^${word} (.*)$`, 'gm'))].map(([, rest]) => rest!);
  const protocols = relay.protocols();
  const printed = `${text.stdout}${text.stderr}`.trimEnd();
  return {
    version: told('client')[0] ?? '?',
    protocols,
    checked: told('checked'),
    seconds: (Date.now() - startMs) / 1000,
    failure:
      code !== 0
        ? `${code === null ? `was ended after ${TIMEOUT_MS / 1000} s` : `exit code ${code}`}\n${printed}`
        : protocols.join() !== protocol
          ? `was to speak ${protocol}, but spoke ${protocols.join(' and ') || 'neither protocol'}`
          : undefined,
  };
}

/** The variables by which clients find the server, and none that would lead them elsewhere. */
function environment(endpoint: string, accountId: string, folder: string): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(others),
    AWS_ENDPOINT_URL_SQS: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    // An access key of 12 digits has an account of its own.
    AWS_ACCESS_KEY_ID: accountId,
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: join(folder, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    NO_PROXY: '127.0.0.1',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONIOENCODING: 'utf-8',
  };
}
