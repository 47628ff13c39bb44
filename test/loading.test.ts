import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Sqs } from '../src';
import { LOADED_LATER } from '../scripts/entries';

const ROOT = join(__dirname, '..');

/** What may be read with the package: Jest does so anew for every test file, whatever the file is about. */
const BUDGET_BYTES = 75_000;

/** All that comes with a module when it is imported, as one text. */
function bundled(source: string): string {
  const later = Object.values(LOADED_LATER).map((file) => `--external:./${file}`);
  const args = [source, '--bundle', '--platform=node', '--log-level=error', '--external:msw', ...later];
  return execFileSync(join(ROOT, 'node_modules', '.bin', 'esbuild'), args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
}

const reads: string[] = [];

jest.doMock('../src/world/engine', () => {
  reads.push('engine');
  return jest.requireActual<object>('../src/world/engine');
});

const { sqs } = require('../src/jest') as { readonly sqs: Sqs };

describe('A test file that imports the package', () => {
  it.each(['src/jest.ts', 'src/runners/sqs-in-vitest.ts'])('reads little: %s', (source) => {
    expect(bundled(source).length).toBeLessThan(BUDGET_BYTES);
  });

  it('reads what answers calls when it makes one, and only once', () => {
    sqs.listen();
    sqs.reset();
    void sqs.region;
    expect(reads).toEqual([]);

    sqs.createQueue('orders').send('order 42');
    expect(sqs).toHaveBeenSent('order 42');

    expect(reads).toEqual(['engine']);
  });

  it('has one world, also when it loads its modules anew before it makes a call', () => {
    jest.resetModules();

    const again = (require('../src/jest') as { readonly sqs: Sqs }).sqs;
    sqs.createQueue('returns').send('order 7');

    expect(again.queue('returns').messages).toMatchObject([{ body: 'order 7' }]);
    expect('returns').toHaveMessage('order 7');
    expect(sqs.queue('returns')).toHaveMessage('order 7');
  });
});
