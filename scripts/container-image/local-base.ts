import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../run';

const NAME = 'msw-sqs-base:local';

/** An image that has this machine's Node.js and the libraries that it loads, and nothing else: for machines that cannot pull one. */
export function localBase(): string {
  const root = mkdtempSync(join(tmpdir(), 'msw-sqs-base-'));
  try {
    put(root, process.execPath, '/usr/local/bin/node');
    for (const [, library] of run('ldd', [process.execPath]).matchAll(/(\/\S+) \(0x/g)) put(root, library!, library!);
    mkdirSync(join(root, 'tmp'), { mode: 0o777 });
    const archive = spawnSync('tar', ['--numeric-owner', '--owner=0', '--group=0', '-C', root, '-c', '.'], { maxBuffer: 1e9 });
    const { status, stderr } = spawnSync('docker', ['import', '--change', 'ENV PATH=/usr/local/bin', '-', NAME], { input: archive.stdout });
    if (status !== 0) throw new Error(`Failed to make ${NAME}: ${stderr.toString()}`);
    return NAME;
  } finally {
    rmSync(root, { recursive: true });
  }
}

function put(root: string, from: string, to: string): void {
  mkdirSync(dirname(join(root, to)), { recursive: true });
  copyFileSync(from, join(root, to));
}
