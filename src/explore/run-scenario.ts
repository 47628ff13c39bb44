import type { Clock, EpochMs } from '../core/clock';
import type { JournalEvent } from '../core/journal';
import { fakeTimers } from '../system/time/fake-timers';
import { eventLoopTurn } from '../system/time/event-loop-turn';
import { ProgramTimers, takeTimersOver, withTimers } from '../system/time/program-timers';
import { unhandledErrors } from '../system/process/unhandled-errors';
import { seededRandom } from '../system/seeded-random';
import { untilIdle } from '../system/time/until-idle';
import { verifyConservationOfRun } from '../testing/assertions/verify-conservation';
import { workLeft } from '../testing/settling/unsettled';
import { forkOf, type Sqs } from '../world/sqs';
import type { World } from '../world/world';
import { isPending } from '../transport/is-pending';
import type { SqsHttpHandler, SqsHttpResponse } from '../transport/sqs-http';
import { deadLetteredByFaults, type FaultyDeadLetter } from './dead-letters';
import { Progress } from './progress';
import type { Schedule } from './schedule';

/** A test that is to hold whatever SQS does: it begins work, lets it come to an end, and asserts. */
export type Scenario = (sqs: Sqs) => unknown;

/** How scenarios are run. */
export interface RunSettings {
  /** The SQS within which each run has a world of its own. */
  readonly sqs: Sqs;
  readonly seed: number;
  /** SQS' time that a run may take, in milliseconds. */
  readonly timeLimitMs: number;
  /** How many calls it may make. */
  readonly callsMax: number;
  /** Whether messages that got lost are a failure, whatever the scenario asserts. */
  readonly conserve: boolean;
  /** Whether a run is left aside in which faults alone made dead letters. */
  readonly spares: boolean;
  /** Whether AWS' 60-second rules hold, wherever they hold otherwise. */
  readonly strict: boolean;
}

/** What came of a run. */
export interface Outcome {
  /**
   * `stuck`: it would never have ended, or settled; `wrong`: an assertion failed, or messages got lost; `aside`: the same, but
   * messages were dead-lettered by faults alone, time and again, and a correct program can do nothing about that.
   */
  readonly verdict: 'held' | 'wrong' | 'stuck' | 'aside';
  readonly error: unknown;
  readonly events: readonly JournalEvent[];
  readonly calls: number;
  /** The world that it ran in. */
  readonly world: World;
}

/** Each run begins at the same moment: at the beginning of 2026. */
const START_MS = 1_767_225_600_000;

/** A run that makes more calls than it may, and more than one in so much of SQS' time, does not end; nor does one that makes many more. */
const CALL_MS = 20;
const MANY_TIMES = 20;

const NEVER: SqsHttpResponse = { status: 200, headers: {}, body: '', neverArrives: true };

/** Runs a scenario in a world of its own, on a clock of its own, where a schedule says what befalls its calls. */
export async function runScenario(scenario: Scenario, schedule: Schedule, settings: RunSettings): Promise<Outcome> {
  if (fakeTimers() !== undefined) return runInWorld(scenario, schedule, settings);
  let world: World | undefined;
  const { unit } = seededRandom(settings.seed);
  const timers = new ProgramTimers({ startMs: START_MS, random: unit, owner: () => world?.chaos.processes.current });
  const giveBack = takeTimersOver(() => timers);
  try {
    return await withTimers(timers, () => runInWorld(scenario, schedule, settings, (opened) => (world = opened)));
  } finally {
    timers.end();
    giveBack();
  }
}

async function runInWorld(
  scenario: Scenario,
  schedule: Schedule,
  settings: RunSettings,
  onOpen: (world: World) => void = () => {},
): Promise<Outcome> {
  const { sqs, world: lazy } = forkOf(
    settings.sqs,
    { clock: 'virtual', seed: settings.seed, hangAfter: false, ...(settings.strict && { strict: true }) },
    { patienceMs: 0, isExplored: true },
  );
  let end = (): void => {};
  const ended = new Promise<SqsHttpResponse>((resolve) => (end = () => resolve(NEVER)));
  let isEnded = false;
  const world = lazy.open();
  const progress = new Progress(world);
  const handler: SqsHttpHandler = (request) => {
    const answer = lazy.binding.handler(request);
    const waitMs = progress.called();
    if (waitMs === 0 && !isPending(answer)) return isEnded ? NEVER : answer;
    return Promise.race([ended, later(answer, waitMs, world.clock)]);
  };
  onOpen(world);
  world.chaos.follow(schedule);
  try {
    const { verdict, error } = await lazy.run({ world: lazy, handler }, () =>
      withUnhandledErrors(() => played(scenario, sqs, world, { ...settings, progress })),
    );
    const { events } = world.journal;
    const isAside = verdict !== 'held' && settings.spares && deadLetteredByFaults(events).some(isBeyondProgram);
    return { verdict: isAside ? 'aside' : verdict, error, events, calls: world.liveCalls.count, world };
  } finally {
    progress.end();
    world.chaos.processes.end();
    isEnded = true;
    end();
    lazy.stop();
  }
}

/** An answer that takes so long. */
async function later(answer: SqsHttpResponse | Promise<SqsHttpResponse>, waitMs: number, clock: Clock): Promise<SqsHttpResponse> {
  if (waitMs > 0) await new Promise<void>((resolve) => void clock.schedule(clock.now() + waitMs, resolve));
  return answer;
}

/** A correct program can do nothing about it. What one lost delivery does where there is one receive, the queue's settings are to blame for. */
function isBeyondProgram({ receives, isGivenBackAtOnce }: FaultyDeadLetter): boolean {
  return receives > 1 && !isGivenBackAtOnce;
}

interface DriveSettings extends RunSettings {
  readonly progress: Progress;
}

type Judgement = Pick<Outcome, 'verdict' | 'error'>;

/** An error that nobody handles ends a process of Node.js, and so is one of the program, whatever the scenario asserts. */
async function withUnhandledErrors(play: () => Promise<Judgement>): Promise<Judgement> {
  const unhandled = unhandledErrors();
  const judgement = await play();
  const left = await unhandled.end();
  if (left === undefined || judgement.verdict === 'wrong') return judgement;
  const message = left.error instanceof Error ? `${left.error.name}: ${left.error.message}` : String(left.error);
  return {
    verdict: 'wrong',
    error: new Error(`Nobody handles this error, so it would end the process:\n${message}`, { cause: left.error }),
  };
}

async function played(scenario: Scenario, sqs: Sqs, world: World, settings: DriveSettings): Promise<Judgement> {
  let isOver = false;
  const result = (async () => scenario(sqs))().finally(() => (isOver = true));
  try {
    await Promise.race([result, drive(world, () => isOver, settings)]);
    await result;
    if (settings.conserve) verifyConservationOfRun(sqs);
    return { verdict: 'held', error: undefined };
  } catch (error) {
    // It may still come to an end, which nobody waits for any more.
    result.catch(() => {});
    return { verdict: isStuck(error) ? 'stuck' : 'wrong', error };
  }
}

/** Lets time go on whenever nobody can act without, and nobody else moves it. @throws Stuck when that leads nowhere */
async function drive(world: World, isOver: () => boolean, { timeLimitMs, callsMax, progress }: DriveSettings): Promise<void> {
  const { clock, activity } = world;
  const startMs = clock.now();
  const limitMs = startMs + timeLimitMs;
  const stuck = (why: string): Stuck => new Stuck([why, ...workLeft(world, { startMs, gaveUp: true })].join('\n\n'));
  await untilIdle(() => activity.count);
  while (!isOver()) {
    if (callsTooMany(world, startMs, callsMax)) throw stuck(`It made ${world.liveCalls.count} calls, and did not end.`);
    if (clock.moves) {
      while (clock.moves && !isOver() && !callsTooMany(world, startMs, callsMax)) await eventLoopTurn();
      await untilIdle(() => activity.count);
      continue;
    }
    if (clock.now() >= limitMs) throw stuck(`After ${timeLimitMs / 3_600_000} hours of SQS' time it had not ended.`);
    if (clock.nextAtMs() === undefined && (fakeTimers()?.pending ?? 0) === 0)
      throw stuck('Nobody can act any more: it waits for something that neither a call, a timer nor SQS will bring.');
    // Until nobody can act without that it goes on.
    await clock.whileMoving(undefined, (move) => clock.step(limitMs, move));
    if (!progress.step())
      throw stuck("For a quarter of an hour of SQS' time nothing has happened to any message, nor will it: its timers go round in vain.");
  }
}

/** Whoever tries again during an outage ends when that does, and whoever asks every second for hours is only patient. */
function callsTooMany({ clock, liveCalls, chaos }: World, startMs: EpochMs, callsMax: number): boolean {
  const calls = liveCalls.count - chaos.refusedAgain;
  return calls > callsMax && (clock.now() - startMs < calls * CALL_MS || calls > callsMax * MANY_TIMES);
}

/** A run that would go on for ever. */
class Stuck extends Error {
  override readonly name = 'Stuck';
}

/** It settles for nothing, or never ends. */
function isStuck(error: unknown): boolean {
  return error instanceof Stuck || (error instanceof Error && error.message.startsWith('sqs.settle(): '));
}
