import { copyFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installedPeer } from '../scripts/matrix/installed';
import { FAUXQS } from '../scripts/peer-versions';
import { run } from '../scripts/run';
import type { Bench } from './bench';
import { figuresOf, inTurn } from './figures';
import { whyMissing } from './why-missing';

/** What all others are held against. */
const FLOOR = 'a constant answer inside the SDK, without HTTP';
const OVER_LOOPBACK = `fauxqs ${FAUXQS} in the same process, over loopback`;

/** Ways to answer the SDK, by what bench/call-cost.mjs calls them. */
const VARIANTS: Readonly<Record<string, string>> = {
  floor: FLOOR,
  alone: 'msw-sqs/jest',
  fauxqs: OVER_LOOPBACK,
  throughMsw: 'sqs.handlers in an MSW server',
  constantOfMsw: 'a constant answer of MSW',
};

const PROCESSES = { full: 3, quick: 1 };

/** Microseconds of CPU per call of the AWS SDK. */
interface CallCost {
  readonly sequential: number;
  readonly concurrent: number;
}

/** Measures all ways in turn, several processes each. */
export const calls: Bench = {
  title: 'CPU per SendMessage of the AWS SDK, beside a constant answer, MSW and fauxqs',
  seconds: { full: 60, quick: 20 },
  async measure({ project, quick, progress }) {
    const { folder, versions } = await project();
    copyFileSync(resolve('bench', 'call-cost.mjs'), join(folder, 'call-cost.mjs'));
    const missing: Record<string, string> = {};
    try {
      symlinkSync(await installedPeer('fauxqs', FAUXQS), join(folder, 'node_modules', 'fauxqs'));
    } catch (error) {
      missing[OVER_LOOPBACK] = whyMissing(error);
    }
    const variants = Object.keys(VARIANTS).filter((variant) => missing[VARIANTS[variant]!] === undefined);
    const processes = quick ? PROCESSES.quick : PROCESSES.full;
    const costs = await inTurn(variants, processes, (variant, round) => {
      progress(`turn ${round} of ${processes}: ${VARIANTS[variant]}`);
      return JSON.parse(run(process.execPath, [join(folder, 'call-cost.mjs'), variant], folder)) as CallCost;
    });
    const measured = (key: keyof CallCost): Map<string, number[]> =>
      new Map([...costs].map(([variant, results]) => [VARIANTS[variant]!, results.map((result) => result[key])]));
    const figures = (topic: string, key: keyof CallCost) =>
      figuresOf({ topic, measure: 'CPU', unit: 'µs', relativeTo: FLOOR }, measured(key));
    return {
      figures: [...figures('One by one', 'sequential'), ...figures('50 at once', 'concurrent')],
      versions: versions('@aws-sdk/client-sqs', 'msw'),
      missing,
    };
  },
};
