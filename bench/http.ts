import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startLoadGenerator, type DepthResult, type Effort, type LoadGenerator, type PhaseResult } from './http/load-generator';
import { installPeers } from './http/peers';
import { PHASES, printDepth, printPhase, type Phase } from './http/report';
import { contestants, keptContestants, startServer, type RunningServer } from './http/servers';

const HELP = `Measures msw-sqs as a server, beside a bare node:http server (the limit) and other servers of SQS.

  npm run bench:http                        everything, about three minutes
  npm run bench:http -- --quick             one short round
  npm run bench:http -- --only send-1,depth some phases
  npm run bench:http -- --servers bare,msw  servers whose names contain one of these
  npm run bench:http -- --build DIR         another build of this package beside dist
  npm run bench:http -- --data              this package's server with --data, and with --fsync, too

Phases:
${Object.entries({ ...PHASES, depth: 'time and memory with 5,000 and 100,000 messages waiting' })
  .map(([name, text]) => `  ${name.padEnd(16)}${text}`)
  .join('\n')}

Run "npm run build" first: what is built is measured. Servers take turns in every round, and the medians are shown;
"of the limit" is the median of the ratios within a round. Installs the others on first use; ElasticMQ needs Java and Maven.`;

const OPTIONS = {
  help: { type: 'boolean' },
  quick: { type: 'boolean' },
  only: { type: 'string' },
  servers: { type: 'string' },
  build: { type: 'string', multiple: true },
  data: { type: 'boolean' },
} as const;

const DEPTH = 'depth';
const EFFORT = { rounds: 5, ms: 600, drained: 8_000, turns: 24 };
const QUICK = { rounds: 1, ms: 200, drained: 1_000, turns: 4 };

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(HELP);
  const wanted = listed(values.only, [...Object.keys(PHASES), DEPTH]);
  const effort = values.quick ? QUICK : EFFORT;

  const peers = installPeers(resolve('node_modules', '.cache', 'msw-sqs-bench', 'http'), progress);
  if (peers.elasticMq === undefined) progress('without ElasticMQ, which needs Java and Maven');
  const parts = values.servers?.split(',') ?? [''];
  const all = [...contestants(peers, ['dist', ...(values.build ?? [])]), ...(values.data ? keptContestants(peers) : [])];
  const chosen = all.filter(({ name }) => parts.some((part) => name.includes(part)));
  const servers: RunningServer[] = [];
  const load = startLoadGenerator(peers.node);
  try {
    progress(`starting ${chosen.map(({ name }) => name).join(', ')}`);
    for (const contestant of chosen) servers.push(await startServer(contestant));
    if (wanted.includes(DEPTH)) printDepth(await measureDepth(servers, load, effort));
    const phases = (Object.keys(PHASES) as Phase[]).filter((phase) => wanted.includes(phase));
    await measurePhases(phases, servers, load, effort);
    console.log(
      `\nLoad average: ${loadavg()
        .map((value) => value.toFixed(2))
        .join(' ')}`,
    );
  } finally {
    load.stop();
    for (const server of servers) server.stop();
  }
}

async function measureDepth(servers: readonly RunningServer[], load: LoadGenerator, effort: Effort): Promise<Map<string, DepthResult>> {
  const depths = new Map<string, DepthResult>();
  for (const server of servers) {
    if (server.name.startsWith('bare')) continue;
    progress(`${DEPTH}: ${server.name}`);
    depths.set(server.name, await load.depth(server, effort));
  }
  return depths;
}

async function measurePhases(
  phases: readonly Phase[],
  servers: readonly RunningServer[],
  load: LoadGenerator,
  effort: Effort & { readonly rounds: number },
): Promise<void> {
  for (const phase of phases) {
    const rounds = new Map<string, PhaseResult[]>(servers.map(({ name }) => [name, []]));
    for (let round = 1; round <= effort.rounds; round++) {
      progress(`${phase}, round ${round} of ${effort.rounds}`);
      for (const server of servers) rounds.get(server.name)!.push(await load.phase(phase, server, effort));
    }
    printPhase(phase, rounds);
  }
}

function listed(text: string | undefined, known: readonly string[]): readonly string[] {
  const names = text?.split(',') ?? known;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`There is no phase "${unknown.join(', ')}"; there are ${known.join(', ')}.`);
  return names;
}

function progress(text: string): void {
  console.error(`  … ${text}`);
}
