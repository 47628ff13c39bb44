import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../scripts/run';

/** Microseconds of CPU per call of the AWS SDK. */
export interface CallCost {
  readonly sequential: number;
  readonly concurrent: number;
}

/** Ways to answer the SDK, and what each is held against. */
export const CALL_VARIANTS = [
  { name: 'constant requestHandler (floor)', against: undefined, mostRatio: undefined },
  { name: 'msw-sqs, stand-alone', against: 'constant requestHandler (floor)', mostRatio: 1.5 },
  { name: 'constant MSW handler', against: undefined, mostRatio: undefined },
  { name: 'msw-sqs, through MSW', against: 'constant MSW handler', mostRatio: 1.15 },
  { name: 'fauxqs, over loopback', against: undefined, mostRatio: undefined },
] as const;

type Name = (typeof CALL_VARIANTS)[number]['name'];

const PROCESSES = 3;
/** fauxqs needs a newer Node than this package does. */
const PEERS = ['@aws-sdk/client-sqs@3.1169.0', 'msw@2.15.0', 'fauxqs@2.4.1'];

/** Measures all ways in turn, several processes each, under one release of Node; the medians. */
export function measureCalls(nodeMajor: number, onProgress: (text: string) => void): Map<Name, CallCost> {
  const { node, folder } = prepare(nodeMajor, onProgress);
  const seen = new Map<Name, CallCost[]>();
  for (let turn = 1; turn <= PROCESSES; turn++) {
    for (const { name } of CALL_VARIANTS) {
      if (name.startsWith('fauxqs') && nodeMajor < 22) continue;
      onProgress(`Node ${nodeMajor}, turn ${turn} of ${PROCESSES}: ${name}`);
      const cost = JSON.parse(run(node, [join(folder, 'call-cost.mjs'), name, join(folder, 'dist')], folder)) as CallCost;
      seen.set(name, [...(seen.get(name) ?? []), cost]);
    }
  }
  return new Map(
    [...seen].map(([name, costs]) => [name, { sequential: median(costs, 'sequential'), concurrent: median(costs, 'concurrent') }]),
  );
}

/** A folder with one release of Node and the peers, kept between runs. */
function prepare(nodeMajor: number, onProgress: (text: string) => void): { node: string; folder: string } {
  const folder = resolve('node_modules', '.cache', 'msw-sqs-bench', `node-${nodeMajor}`);
  const node = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(node)) {
    onProgress(`Installing Node ${nodeMajor} and what it is compared with`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    run('npm', ['install', '--no-audit', '--no-fund', `node@${nodeMajor}`, ...PEERS], folder);
  }
  // Copies: a build while this runs must not change what is measured.
  copyFileSync(resolve('bench', 'call-cost.mjs'), join(folder, 'call-cost.mjs'));
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  cpSync('dist', join(folder, 'dist'), { recursive: true });
  return { node, folder };
}

function median(costs: readonly CallCost[], key: keyof CallCost): number {
  return costs.map((cost) => cost[key]).toSorted((a, b) => a - b)[costs.length >> 1]!;
}
