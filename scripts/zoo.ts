import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { installExample } from './install-example';
import { styled } from './styled';

// Installs the packed package into a copy of examples/zoo, and explores its programs there.

const FOLDER = resolve('.zoo');

void main();

async function main(): Promise<void> {
  try {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER);
    const project = await installExample('examples/zoo', FOLDER);
    const { status } = spawnSync(process.execPath, [resolve('node_modules/jest/bin/jest.js'), '--runInBand', ...process.argv.slice(2)], {
      cwd: project,
      stdio: 'inherit',
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    });
    if (status !== 0) console.log(styled('red', 'The zoo failed.'));
    process.exitCode = status ?? 1;
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}
