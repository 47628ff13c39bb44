import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatted } from './formatted';
import { withMarkedBlock } from './marked-block';
import { playPeer } from './parity/play-peer';
import { storedResults, storeResults } from './parity/peer-results';
import { PEERS } from './parity/peers/peers';
import type { Peer } from './parity/peers/peer';
import { run } from './run';
import { parityPages, readmeTable } from './parity/pages/parity-pages';

const ROOT = join(__dirname, '..');
const NAMES = PEERS.map(({ name }) => name);

const HELP = `npm run parity:all -- [options]

Plays the catalogue of behaviours on other implementations of SQS, each started as a user would start it, keeps what it showed in
docs/parity/*.json, and writes from that README's table, docs/parity.md and a page for each. What differs is played again
before it counts. Some ten minutes for all of them.

LocalStack and ElasticMQ need a container engine. The others are installed, in their newest version, from npm and PyPI into
node_modules/.cache/parity-peers, which needs python3 with venv. One that does not start is told of, and keeps its older results.

  --only NAMES   some of them: ${NAMES.join(', ')}
  --stored       plays none, and writes the pages anew from what is kept
  --help
`;

void main();

async function main(): Promise<void> {
  const options = { only: { type: 'string', multiple: true }, stored: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  if (values.help) return void console.log(HELP);
  const peers = values.stored ? [] : chosenPeers(values.only);
  if (peers === undefined) return;
  if (peers.length > 0) run('npm', ['run', 'build']);
  for (const peer of peers) if (!(await played(peer))) process.exitCode = 1;
  await writePages();
}

function chosenPeers(only: readonly string[] | undefined): readonly Peer[] | undefined {
  if (only === undefined) return PEERS;
  const names = only.flatMap((text) => text.split(','));
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown === undefined) return PEERS.filter(({ name }) => names.includes(name));
  console.error(`There is no "${unknown}" to play on: expected ${NAMES.join(', ')}.`);
  process.exitCode = 2;
  return undefined;
}

/** Plays on one, and keeps the results. @returns whether all went well */
async function played(peer: Peer): Promise<boolean> {
  console.log(`\n${peer.title}: starting`);
  try {
    const { results, drift } = await playPeer(peer);
    storeResults(peer, { date: new Date().toISOString().slice(0, 10), ...results });
    for (const { id } of drift.new) console.error(`src/parity/known does not say that ${peer.title} differs in ${id}`);
    for (const { id } of drift.vanished) console.error(`src/parity/known says that ${peer.title} differs in ${id}, and it does not`);
    console.log(`${peer.title} ${results.version}: played`);
    return drift.new.length + drift.vanished.length === 0;
  } catch (error) {
    console.error(`${peer.title} was not played, and its older results stay: ${(error as Error).message}`);
    return false;
  }
}

async function writePages(): Promise<void> {
  const measured = storedResults();
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const texts = { 'README.md': withMarkedBlock(readme, 'parity', readmeTable(measured)), ...parityPages(measured) };
  for (const [name, text] of Object.entries(texts)) {
    const path = join(ROOT, name);
    writeFileSync(path, await formatted(text, path));
  }
}
