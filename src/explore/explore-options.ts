import { FAULT_NAMES } from '../chaos/faults';
import type { FaultName } from '../chaos/fault';
import { nearNames } from '../words/near-names';
import { valueInWords } from '../words/value-in-words';
import type { Sqs } from '../world/sqs';

/** How far to explore. */
export interface ExploreOptions {
  /** How many runs at most, the good day among them. Default 1,000. */
  readonly runs?: number | undefined;
  /** How many seconds of real time at most. Default 4: most runners end a test after 5. */
  readonly seconds?: number | undefined;
  /** Of all that is drawn: ids, back-offs, and the days of mixed weather. Default 1: each exploration is the same. */
  readonly seed?: number | undefined;
  /** Which faults. Default: all. */
  readonly faults?: readonly FaultName[] | undefined;
  /** Sees one run again: the string that a report shows. Default: `MSW_SQS_REPLAY`. */
  readonly replay?: string | undefined;
  /** The part of the work that falls to this machine: `'2/4'` is the second of four. Default: all of it. */
  readonly shard?: string | undefined;
  /** Fail a run in which messages got lost, whatever the scenario asserts. Default `true`. */
  readonly conserve?: boolean | undefined;
  /** Whether faults may take all receives of a message, so that it becomes a dead letter by them alone. Default `false`. */
  readonly deadLetters?: boolean | undefined;
  /** The SQS in which each run has a world of its own. Default: that of the test file; else one that is made for this. */
  readonly sqs?: Sqs | undefined;
  /** SQS' time after which a run is stuck, in hours. Default 24. */
  readonly hours?: number | undefined;
  /** Whether it says what was covered when all went well. Default `true`. */
  readonly log?: boolean | undefined;
}

/** {@link ExploreOptions}, checked and complete. */
export interface ExploreSettings {
  readonly runs: number;
  readonly seconds: number;
  readonly seed: number;
  readonly faults: ReadonlySet<FaultName>;
  readonly replay: string | undefined;
  readonly shard: { readonly index: number; readonly count: number };
  readonly conserve: boolean;
  readonly deadLetters: boolean;
  readonly hours: number;
  readonly log: boolean;
}

const KNOWN = ['runs', 'seconds', 'seed', 'faults', 'replay', 'shard', 'conserve', 'deadLetters', 'sqs', 'hours', 'log'];
const DEFAULTS = { runs: 1000, seconds: 4, seed: 1, hours: 24 };

/** @throws TypeError that says what came in, what was expected and how to write it */
export function exploreSettings(options: ExploreOptions, replay: string | undefined): ExploreSettings {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`explore: the options are an object, such as { runs: 200 }, but are ${valueInWords(options)}.`);
  for (const name of Object.keys(options)) if (!KNOWN.includes(name)) throw new TypeError(unknownOption(name));
  return {
    runs: numberOf(options, 'runs'),
    seconds: numberOf(options, 'seconds'),
    seed: numberOf(options, 'seed', 0),
    hours: numberOf(options, 'hours'),
    faults: faultsOf(options.faults),
    replay: options.replay ?? replay,
    shard: shardOf(options.shard),
    conserve: options.conserve ?? true,
    deadLetters: options.deadLetters ?? false,
    log: options.log ?? true,
  };
}

function unknownOption(name: string): string {
  const near = nearNames(name, KNOWN);
  return `explore: there is no option "${name}". ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${KNOWN.join(', ')}.`}`;
}

function numberOf(options: ExploreOptions, name: keyof typeof DEFAULTS, min = 1): number {
  const value = options[name] ?? DEFAULTS[name];
  if (typeof value === 'number' && value >= min) return value;
  throw new TypeError(`explore: ${name} is a number from ${min}, such as ${name}: ${DEFAULTS[name]}, but is ${valueInWords(value)}.`);
}

function faultsOf(faults: unknown): ReadonlySet<FaultName> {
  if (faults === undefined) return new Set(FAULT_NAMES);
  if (!Array.isArray(faults) || faults.length === 0)
    throw new TypeError(`explore: faults is a list of names, such as ['lostDelivery'], but is ${valueInWords(faults)}.`);
  for (const fault of faults as readonly unknown[]) {
    if (FAULT_NAMES.includes(fault as FaultName)) continue;
    const near = nearNames(String(fault), FAULT_NAMES);
    throw new TypeError(
      `explore: there is no fault ${valueInWords(fault)}. ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${FAULT_NAMES.join(', ')}.`}`,
    );
  }
  return new Set(faults as readonly FaultName[]);
}

function shardOf(shard: unknown): ExploreSettings['shard'] {
  if (shard === undefined) return { index: 1, count: 1 };
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(String(shard)) ?? [];
  if (index === undefined || Number(index) < 1 || Number(index) > Number(count))
    throw new TypeError(`explore: shard is a part and how many there are, such as '2/4', but is ${valueInWords(shard)}.`);
  return { index: Number(index), count: Number(count) };
}
