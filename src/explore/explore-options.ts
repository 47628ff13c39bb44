import { FAULT_NAMES } from '../chaos/faults';
import type { FaultName } from '../chaos/fault';
import { namesInstead, nearNames } from '../words/near-names';
import { checkOptions } from '../options/check-options';
import { isObject, kinds } from '../options/kinds';
import type { OptionPlace, OptionTable } from '../options/option';
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
  /** Those that were asked for by name. */
  readonly wanted: readonly FaultName[] | undefined;
  readonly replay: string | undefined;
  readonly shard: { readonly index: number; readonly count: number };
  readonly conserve: boolean;
  readonly deadLetters: boolean;
  readonly hours: number;
  readonly log: boolean;
}

const EXPLORE = {
  runs: { kind: kinds.wholeNumber({ min: 1 }, '200'), otherwise: '1,000', text: 'how many runs at most' },
  seconds: {
    kind: kinds.other<number>('a number of seconds of real time, above 0', '4', (value) => typeof value === 'number' && value > 0),
    otherwise: '4',
    text: 'how long at most, in real time; most runners end a test after 5',
  },
  seed: { kind: kinds.wholeNumber({}, '1'), otherwise: '1', text: 'the same seed gives the same runs on every machine' },
  faults: {
    kind: {
      ...kinds.other<readonly FaultName[]>('a list of names of faults', "['lostDelivery']", isFaults),
      culprit: (value: object) => Object.keys(value).find((key) => !isFault(Reflect.get(value, key))),
    },
    otherwise: 'all',
    text: 'only these',
  },
  replay: {
    kind: kinds.text('the string that a report of explore shows', "'1~3f9a2c10~1~…'"),
    otherwise: '`MSW_SQS_REPLAY`',
    text: 'one run again',
  },
  shard: {
    kind: kinds.other<string>('a part and how many there are', "'2/4'", (value) => shardIn(value) !== undefined),
    otherwise: 'all of it',
    text: 'the second of four parts, for several machines',
  },
  conserve: { kind: kinds.flag, otherwise: '`true`', text: 'fail a run in which messages got lost' },
  deadLetters: { kind: kinds.flag, otherwise: '`false`', text: 'let faults take all receives of a message' },
  sqs: {
    kind: kinds.other<Sqs>('what createSqs() returned', 'sqs', (value) => isObject(value) && 'createQueue' in value),
    otherwise: "the file's",
    text: 'the SQS whose queues each run begins with, empty',
  },
  hours: {
    kind: kinds.other<number>("a number of hours of SQS' time, above 0", '24', (value) => typeof value === 'number' && value > 0),
    otherwise: '24',
    text: "SQS' time after which a run is stuck",
  },
  log: { kind: kinds.flag, otherwise: '`true`', text: 'say what was covered when all went well' },
} satisfies OptionTable<ExploreOptions>;

/** What is often written in place of an option's name. */
const SYNONYMS = { iterations: 'runs', numRuns: 'runs', timeout: 'seconds', path: 'replay', only: 'faults', verbose: 'log' };

const PLACE: OptionPlace = {
  name: 'explore',
  options: EXPLORE,
  synonyms: SYNONYMS,
  usage: (object) => `explore(scenario, ${object})`,
};

/** @throws TypeError that says what came in, what was expected and how to write it */
export function exploreSettings(options: ExploreOptions, replay: string | undefined): ExploreSettings {
  refuseUnknownFaults(options);
  checkOptions(PLACE, options);
  const { runs = 1000, seconds = 4, seed = 1, hours = 24, conserve = true, deadLetters = false, log = true } = options;
  return {
    runs,
    seconds,
    seed,
    hours,
    conserve,
    deadLetters,
    log,
    faults: new Set(options.faults ?? FAULT_NAMES),
    wanted: options.faults,
    replay: options.replay ?? replay,
    shard: shardIn(options.shard ?? '1/1')!,
  };
}

/** A name that is nearly one is told. */
function refuseUnknownFaults(options: unknown): void {
  const { faults } = (options ?? {}) as { readonly faults?: unknown };
  const wrong: unknown = Array.isArray(faults) ? faults.find((fault) => typeof fault === 'string' && !isFault(fault)) : undefined;
  if (wrong === undefined) return;
  const hint = namesInstead(nearNames(String(wrong), FAULT_NAMES), FAULT_NAMES);
  throw new TypeError(`explore: there is no fault "${String(wrong)}". ${hint}`);
}

const isFault = (value: unknown): boolean => FAULT_NAMES.includes(value as FaultName);

function isFaults(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isFault);
}

function shardIn(text: unknown): ExploreSettings['shard'] | undefined {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(typeof text === 'string' ? text : '') ?? [];
  return index === undefined || Number(index) < 1 || Number(index) > Number(count)
    ? undefined
    : { index: Number(index), count: Number(count) };
}
