import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The runs of an exploration in a process of its own. */
function runs(env: NodeJS.ProcessEnv): string[] {
  const script = join(__dirname, 'runs-in-order.ts');
  const { JEST_WORKER_ID: _, ...others } = process.env;
  const { stdout } = spawnSync(process.execPath, ['-r', 'esbuild-register', script], { env: { ...others, ...env }, encoding: 'utf8' });
  return stdout.trim().split('\n');
}

describe('The same seed in another process', () => {
  it('gives the same runs, to the millisecond and the id of each message', () => {
    const here = runs({});

    expect(here).toHaveLength(25);
    expect(new Set(here).size).toBeGreaterThan(15);
    expect(runs({ TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' })).toEqual(here);
  });
});
