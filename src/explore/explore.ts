import { environmentReplay } from '../system/environment/environment';
import { foundPerFile } from '../system/runner/per-file';
import { seededRandom } from '../system/seeded-random';
import { stopwatch } from '../system/time/stopwatch';
import { untilIdle } from '../system/time/until-idle';
import { notice } from '../system/process/notice';
import { valueInWords } from '../words/value-in-words';
import { freshRetryQuotas } from '../transport/in-process/fresh-retry-quotas';
import { interceptSooner } from '../transport/in-process/intercept-sqs';
import { createSqs, type Sqs } from '../world/sqs';
import type { FaultName } from '../chaos/fault';
import { FAULTS } from '../chaos/faults';
import type { Queue } from '../core/queue';
import { decisionsAt, type Decision } from './decision';
import { ExploreError, passed, progress, type Coverage, type Finding } from './explore-error';
import { exploreSettings, type ExploreOptions, type ExploreSettings } from './explore-options';
import { fingerprintOf, parseReplay } from './replay-string';
import { runScenario, type Outcome, type RunSettings, type Scenario } from './run-scenario';
import { sweepOrder } from './sweep-order';
import { FixedSchedule, PAIR_DISTANCE, SwarmSchedule, type Schedule } from './schedule';

/** A run that makes so many times the calls of a good day does not end. */
const CALLS_FACTOR = 40;
const CALLS_MORE = 400;
/** How often a long exploration says how far it is. */
const PROGRESS_SECONDS = 10;
/** What AWS does for a queue once in 60 seconds. */
const STRICT_ACTIONS: readonly string[] = ['PurgeQueue', 'DeleteQueue', 'CreateQueue'];
/** How much of the runs is kept for days of mixed weather. */
const SWARM_SHARE = 0.3;

/**
 * Runs a scenario on a good day, and then under everything that Amazon SQS may do to it: each single misfortune at each call, pairs
 * of them near each other, and days of mixed weather. Finds the shortest misfortune that breaks it.
 *
 * Each run has a world of its own, on a clock of its own that takes the program's timers along. What is outside of SQS is the
 * scenario's business: let it make its stores anew each time.
 *
 * @param scenario - begins work, lets it come to an end (`await sqs.settle()`), and asserts what must hold whatever happens
 * @throws ExploreError with `runs`, `decisions` and `replay` for what does not hold; TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 *
 * @example
 * await explore(async (sqs) => {
 *   const orders = sqs.createQueue('orders');
 *   orders.send({ orderId: 42 });
 *   const consumer = startConsumer(orders.url, shop);
 *   await sqs.settle();
 *   consumer.stop();
 *   expect(shop.fulfilled).toEqual([42]);
 * });
 */
export async function explore(scenario: Scenario, options: ExploreOptions = {}): Promise<void> {
  if (typeof scenario !== 'function')
    throw new TypeError(`explore takes a function, but got ${valueInWords(scenario)}. Write: await explore(async (sqs) => { … })`);
  const settings = exploreSettings(options, environmentReplay());
  const own = options.sqs ?? foundPerFile<Sqs>('sqs');
  const sqs = own ?? createSqs();
  if (own === undefined) sqs.listen();
  const exploration = new Exploration(scenario, settings, sqs);
  const leave = [interceptSooner(), freshRetryQuotas(() => exploration.runs)];
  try {
    await exploration.explore();
  } finally {
    // Calls that were left behind get no answer: none is to fail, and be made again, when SQS is closed at once.
    await untilIdle(() => 0);
    for (const each of leave) each();
    if (own === undefined) sqs.close();
  }
}

interface Run {
  readonly outcome: Outcome;
  readonly schedule: Schedule;
}

/** One exploration, from its good day to its end. */
class Exploration {
  readonly #scenario: Scenario;
  readonly #settings: ExploreSettings;
  readonly #sqs: Sqs;
  readonly #elapsed = stopwatch();
  #runs = 0;
  #toldAtSeconds = 0;
  #good: Run | undefined;
  /** AWS holds to its 60-second rules; a test that does not keep them by itself is not to fail for that. */
  #strict = true;
  readonly #coverage: Coverage;

  constructor(scenario: Scenario, settings: ExploreSettings, sqs: Sqs) {
    this.#scenario = scenario;
    this.#settings = settings;
    this.#sqs = sqs;
    this.#coverage = { singles: [0, 0], pairs: [0, 0], days: 0, aside: 0, happened: new Set(), seed: settings.seed };
  }

  /** How many there were, the one that goes on among them. */
  get runs(): number {
    return this.#runs;
  }

  async explore(): Promise<void> {
    const good = (this.#good = await this.#goodDay());
    if (this.#settings.replay !== undefined) return this.#replay(this.#settings.replay);
    refuseImpossible(this.#settings.wanted, good.outcome.world.queues.all());
    const singles = this.#mine(sweepOrder(good.schedule.places.flatMap((place) => decisionsAt(place, this.#settings.faults))));
    const pairs = await this.#tryAll(singles);
    await this.#tryPairs(pairs);
    await this.#tryDays();
    if (this.#settings.log) console.log(passed(this.#coverage, this.#runs, good.schedule.places.length));
  }

  /** @returns a good day that goes the same way each time */
  async #goodDay(): Promise<Run> {
    let good = await this.#run([]);
    if (good.outcome.verdict !== 'held' && good.schedule.places.some(({ call: { action } }) => STRICT_ACTIONS.includes(action))) {
      this.#strict = false;
      good = await this.#run([]);
    }
    if (good.outcome.verdict !== 'held') throw ExploreError.goodDay(good.outcome);
    if (good.schedule.places.length === 0) throw ExploreError.noCalls();
    const again = await this.#run([]);
    if (isLike(again, keysOf(good))) return good;
    // What is loaded, read or set up once in a process holds up whoever asks first: the same is done then, in another order.
    const isWarmUp = isLike(again, keysOf(good), { inOrder: false });
    const third = isWarmUp ? await this.#run([]) : again;
    if (isWarmUp && isLike(third, keysOf(again))) return again;
    throw ExploreError.notRepeatable(keysOf(good), keysOf(again), again.outcome);
  }

  async #tryAll(singles: readonly Decision[]): Promise<Decision[][]> {
    this.#coverage.singles[1] = singles.length;
    const pairs: Decision[][] = [];
    for (const single of singles) {
      if (this.#isOver(1)) break;
      const run = await this.#run([single]);
      await this.#judge(run, [single]);
      this.#coverage.singles[0]++;
      const at = run.schedule.places.findIndex(({ key }) => key === single.at);
      const next = run.schedule.places.slice(at + 1, at + 1 + PAIR_DISTANCE);
      for (const place of next) for (const second of decisionsAt(place, this.#settings.faults)) pairs.push([single, second]);
    }
    return pairs;
  }

  /** In an order in which different kinds come early. */
  async #tryPairs(pairs: readonly Decision[][]): Promise<void> {
    this.#coverage.pairs[1] = pairs.length;
    const { unit } = seededRandom(this.#settings.seed);
    const order = pairs.map((pair) => [unit(), pair] as const).sort(([a], [b]) => a - b);
    for (const [, pair] of order) {
      if (this.#isOver(1 - SWARM_SHARE)) break;
      await this.#judge(await this.#run(pair), pair);
      this.#coverage.pairs[0]++;
    }
  }

  async #tryDays(): Promise<void> {
    const { faults, seed } = this.#settings;
    const calls = this.#good!.schedule.places.length * 2;
    const { index, count } = this.#settings.shard;
    for (let day = index; !this.#isOver(1); day += count) {
      const { unit } = seededRandom(seed * 1_000_003 + day);
      const run = await this.#play(new SwarmSchedule(faults, { draw: unit, calls, spares: this.#spares }));
      await this.#judge(run, run.schedule.happened);
      this.#coverage.days++;
    }
  }

  async #replay(text: string): Promise<void> {
    const { fingerprint, decisions } = parseReplay(text);
    const now = fingerprintOf(this.#good!.schedule.places.map(({ key }) => key));
    if (fingerprint !== now) throw ExploreError.otherScenario(fingerprint, now);
    const run = await this.#run(decisions);
    if (isBad(run)) throw this.#failure({ decisions, run });
    const missing = decisions.find(({ at, fault }) => !run.schedule.happened.some((each) => each.at === at && each.fault === fault));
    if (missing !== undefined) throw ExploreError.doesNotFit(missing, keysOf(run));
    if (this.#settings.log) console.log(`explore: the run of this replay string holds now (${decisions.length} misfortunes).`);
  }

  /** @throws ExploreError when a run did not hold, with as few misfortunes as it takes */
  async #judge(run: Run, decisions: readonly Decision[]): Promise<void> {
    for (const { fault } of run.schedule.happened) this.#coverage.happened.add(fault);
    if (run.outcome.verdict === 'aside') this.#coverage.aside++;
    if (!isBad(run)) return;
    if (run.schedule.happened.length === 0) throw ExploreError.unlikeGoodDay(run.outcome, this.#runs);
    throw this.#failure(await this.#shrink({ run, decisions }));
  }

  async #shrink(found: { readonly run: Run; readonly decisions: readonly Decision[] }) {
    let smallest = found;
    for (let index = 0; index < smallest.decisions.length && smallest.decisions.length > 1;) {
      const decisions = smallest.decisions.filter((_, at) => at !== index);
      const run = await this.#run(decisions);
      if (!isBad(run)) index++;
      else smallest = { run, decisions };
    }
    return smallest;
  }

  #failure({ run, decisions }: { readonly run: Run; readonly decisions: readonly Decision[] }): ExploreError {
    const { places } = this.#good!.schedule;
    const finding: Finding = {
      decisions,
      outcome: run.outcome,
      good: this.#good!.outcome,
      places: run.schedule.places,
      lineOf: (key) => run.schedule.lineOf(key),
      runs: this.#runs,
      seed: this.#settings.seed,
      fingerprint: fingerprintOf(places.map(({ key }) => key)),
      coverage: this.#coverage,
    };
    return ExploreError.found(finding);
  }

  #run(decisions: readonly Decision[]): Promise<Run> {
    return this.#play(new FixedSchedule(decisions, this.#spares));
  }

  async #play(schedule: Schedule): Promise<Run> {
    this.#runs++;
    const calls = this.#good?.outcome.calls;
    const settings: RunSettings = {
      sqs: this.#sqs,
      seed: this.#settings.seed,
      conserve: this.#settings.conserve,
      spares: this.#spares,
      strict: this.#strict,
      timeLimitMs: this.#settings.hours * 3_600_000,
      callsMax: calls === undefined ? 20_000 : calls * CALLS_FACTOR + CALLS_MORE,
    };
    const outcome = await runScenario(this.#scenario, schedule, settings);
    this.#tellProgress();
    return { outcome, schedule };
  }

  /** Correct programs lose a message, too, that SQS gives to nobody often enough. */
  get #spares(): boolean {
    return !this.#settings.deadLetters;
  }

  /** A run that takes long says now and then that it goes on. */
  #tellProgress(): void {
    const seconds = this.#elapsed() / 1000;
    const hasBegun = this.#coverage.singles[1] > 0;
    if (!this.#settings.log || !hasBegun || seconds < this.#toldAtSeconds + PROGRESS_SECONDS) return;
    this.#toldAtSeconds = seconds;
    notice(progress(this.#coverage, this.#runs, Math.round(seconds)));
  }

  #mine(singles: readonly Decision[]): Decision[] {
    const { index, count } = this.#settings.shard;
    return singles.filter((_, at) => at % count === index - 1);
  }

  #isOver(share: number): boolean {
    const { runs, seconds } = this.#settings;
    return this.#runs >= runs * share || this.#elapsed() >= seconds * 1000 * share;
  }
}

/** @throws TypeError for faults that were asked for, and that no queue of the scenario can have */
function refuseImpossible(wanted: readonly FaultName[] = [], queues: Iterable<Queue>): void {
  const all = [...queues];
  if (all.length === 0 || all.some(({ fifo }) => !fifo)) return;
  const fault = wanted.find((name) => FAULTS[name].standardOnly !== undefined);
  if (fault === undefined) return;
  throw new TypeError(
    `explore: ${fault} cannot befall this scenario: it has FIFO queues only, and ${FAULTS[fault].standardOnly}. Leave it out of faults, or take a standard queue.`,
  );
}

function isBad({ outcome: { verdict } }: Run): boolean {
  return verdict === 'wrong' || verdict === 'stuck';
}

/** Whether it held, and made these calls; in any order, how often it asked for messages meanwhile does not matter. */
function isLike(run: Run, keys: readonly string[], { inOrder = true } = {}): boolean {
  const compared = (each: readonly string[]): readonly string[] =>
    inOrder ? each : each.filter((key) => !key.includes('ReceiveMessage ')).toSorted();
  return run.outcome.verdict === 'held' && compared(keysOf(run)).join() === compared(keys).join();
}

function keysOf({ schedule }: Run): string[] {
  return schedule.places.map(({ key }) => key);
}
