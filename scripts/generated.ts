import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measuredBlocks, measuredPlots } from '../bench/page/document';
import { keptResults } from '../bench/results';
import { ENTRIES } from './entries';
import { formatted } from './formatted';
import { withMarkedBlock } from './marked-block';
import { optionsTable } from './options-table';
import { packageFields } from './package-fields';
import { queuesSchema } from './queues-schema';

// What of the files in this folder follows from the source. Says which of them are out of date, and with `--write` writes them.

const ROOT = join(__dirname, '..');

const RESULTS = keptResults();
const MEASURED = measuredBlocks(RESULTS);

const GENERATED: Readonly<Record<string, (text: string) => string>> = {
  'docs/options.md': (text) => withMarkedBlock(text, 'options', optionsTable()),
  'docs/performance.md': withMeasured,
  'docs/data.md': withMeasured,
  'docs/trace.md': withMeasured,
  'schema/queues.schema.json': () => JSON.stringify(queuesSchema()),
  'package.json': (text) => JSON.stringify({ ...(JSON.parse(text) as object), ...packageFields(ENTRIES) }, null, 2),
};

void run(process.argv.includes('--write'));

async function run(write: boolean): Promise<void> {
  for (const [name, generate] of Object.entries(GENERATED)) {
    const path = join(ROOT, name);
    const before = readFileSync(path, 'utf8');
    const text = await formatted(generate(before), path);
    bringUpToDate({ name, before, text }, write);
  }
  for (const [file, text] of Object.entries(await measuredPlots(RESULTS))) {
    const name = `docs/${file}`;
    const path = join(ROOT, name);
    bringUpToDate({ name, before: existsSync(path) ? readFileSync(path, 'utf8') : '', text }, write);
  }
}

function withMeasured(text: string): string {
  return Object.entries(MEASURED).reduce((document, [name, block]) => withMarkedBlock(document, name, block), text);
}

interface GeneratedFile {
  readonly name: string;
  readonly before: string;
  readonly text: string;
}

function bringUpToDate({ name, before, text }: GeneratedFile, write: boolean): void {
  if (text === before) return;
  if (write) writeFileSync(join(ROOT, name), text);
  else process.exitCode = 1;
  console.log(`${name} ${write ? 'was written' : 'is out of date: npm run generated -- --write'}`);
}
