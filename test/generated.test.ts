import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

it('docs/options.md and package.json say what the source says: npm run generated -- --write', () => {
  const { status, stdout } = spawnSync(process.execPath, ['-r', 'esbuild-register', 'scripts/generated.ts'], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
  });

  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
