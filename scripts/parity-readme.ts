import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { StoredResults } from '../src/parity/drift/stored-results';
import { KNOWN } from '../src/parity/known';
import { withMarkedBlock } from './marked-block';
import { parityDocument } from './parity/parity-document';
import { parityTable } from './parity/parity-table';
import { resultsFile, storedParity } from './parity/stored-parity';
import { run } from './run';

// Plays the catalogue on containers of the others, keeps the results, and writes README's table and docs/parity.md.
// `--stored` only writes them anew from what is kept.

const ROOT = join(__dirname, '..');

if (!process.argv.includes('--stored')) {
  run('npm', ['run', 'build']);
  for (const known of KNOWN) {
    // Differences that are not known make it fail: they are to be explained first.
    run('node', ['dist/cli.cjs', 'parity', '--against', known.backend, '--strict', '--save', resultsFile(known)]);
  }
}
void write();

async function write(): Promise<void> {
  const stored = storedParity();
  const readme = join(ROOT, 'README.md');
  await writeFormatted(readme, withMarkedBlock(readFileSync(readme, 'utf8'), 'parity', parityTable(stored)));
  await writeFormatted(join(ROOT, 'docs/parity.md'), parityDocument(stored));
  for (const { known, results } of stored) await writeFormatted(resultsFile(known), JSON.stringify(withoutAnswers(results)));
}

/** What others answered is long, and what is wrong with it is among the known differences. */
function withoutAnswers({ behaviours, ...results }: StoredResults): StoredResults {
  const outcomes = Object.entries(behaviours).map(([id, { answer: _answer, ...outcome }]) => [id, outcome] as const);
  return { ...results, behaviours: Object.fromEntries(outcomes) };
}

async function writeFormatted(path: string, text: string): Promise<void> {
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
