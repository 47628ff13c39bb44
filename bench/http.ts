import { parseArgs } from 'node:util';
import { installedNode } from '../scripts/matrix/installed';
import { DEPTH, FULL, measureServers, PHASES, QUICK, type Phase } from './http/measure';
import { installPeers } from './http/peers';
import { contestants, keptContestants, LIMIT } from './http/servers';
import { machine } from './machine';
import { printFigures, printMissing, progress } from './print';

const NODE = 24;

const HELP = `Measures msw-sqs as a server, beside a bare node:http server (the limit) and other servers of SQS.

  npm run bench:http                        everything, about three minutes
  npm run bench:http -- --quick             one short round
  npm run bench:http -- --only send-1,depth some phases
  npm run bench:http -- --servers bare,msw  servers whose names contain one of these
  npm run bench:http -- --build DIR         another build of this package beside dist
  npm run bench:http -- --data              this package's server with --data, and with --fsync, too

Phases:
${Object.entries({ ...PHASES, [DEPTH]: 'time and memory with 5,000 and 100,000 messages waiting' })
  .map(([name, text]) => `  ${name.padEnd(16)}${text}`)
  .join('\n')}

Run "npm run build" first: what is built is measured. Servers take turns in every round, and the medians are shown;
ratios are the medians of those within a round. Installs the others on first use; ElasticMQ needs Java and Maven.
"npm run bench:all" measures the same, and more, and keeps what it finds.`;

const OPTIONS = {
  help: { type: 'boolean' },
  quick: { type: 'boolean' },
  only: { type: 'string' },
  servers: { type: 'string' },
  build: { type: 'string', multiple: true },
  data: { type: 'boolean' },
} as const;

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const phases = phasesIn(values.only);
  const node = await installedNode(NODE);
  const peers = await installPeers(progress);
  const parts = values.servers?.split(',') ?? [''];
  const all = [...contestants(node, peers, ['dist', ...(values.build ?? [])]), ...(values.data ? keptContestants(node, 'dist') : [])];
  const chosen = all.filter(({ name }) => parts.some((part) => name.includes(part)));
  const effort = values.quick ? QUICK : FULL;
  const { figures, missing } = await measureServers(chosen, { node, phases, effort, relativeTo: LIMIT, progress });
  printFigures(figures);
  printMissing({ ...peers.missing, ...missing });
  console.log(`\nLoad: ${machine().load}`);
}

function phasesIn(text: string | undefined): readonly (Phase | typeof DEPTH)[] {
  const known = [...Object.keys(PHASES), DEPTH];
  const names = text?.split(',') ?? known;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`There is no phase "${unknown.join(', ')}"; there are ${known.join(', ')}.`);
  return known.filter((name) => names.includes(name)) as (Phase | typeof DEPTH)[];
}
