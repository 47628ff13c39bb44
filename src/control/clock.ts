import { durationMs, isDuration, type Duration } from '../system/time/duration';
import { isoMoment, LATEST_MS, parseMoment } from '../system/time/iso-moment';
import type { WorldClock } from '../system/time/world-clock';
import { answering, operation } from './operation';
import { invalid, Refusal } from './refusal';
import { flag, moment, momentOrNull, named, record, text, type Schema, type ValueOf } from './schema';

const tag = 'clock';
const DURATION = {
  anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string' }],
  description: "milliseconds, or text of numbers with ms, s, m, h or d: '31s', '1h 30m'",
} as const satisfies Schema;

/** The clock as the control plane shows it. */
export const CLOCK = record({
  now: text('the present moment of SQS, as ISO 8601'),
  nowMs: moment('the same'),
  autoAdvance: flag('whether time skips to the next deadline as soon as every receive waits'),
  nextMs: momentOrNull('when the next deadline of somebody who waits is'),
} as const);

/** Time: to see and to move. */
export const CLOCK_OPERATIONS = [
  operation({
    method: 'GET',
    route: '/clock',
    id: 'getClock',
    tag,
    summary: 'Tells the time of SQS.',
    answers: answering('The clock', named('Clock')),
    run: ({ world }) => ({ json: shownClock(world.clock) }),
  }),
  operation({
    method: 'POST',
    route: '/clock/advance',
    id: 'advanceClock',
    tag,
    summary: 'Jumps ahead; deadlines on the way fire in order, each at its own moment.',
    body: record({ by: DURATION }),
    example: { by: '31s' },
    answers: answering('The clock after it', named('Clock')),
    run: async ({ body, world }) => {
      const byMs = durationMs(duration(body.by, 'by'));
      if (world.clock.now() + byMs > LATEST_MS)
        throw invalid(`by must not lead beyond ${isoMoment(LATEST_MS)}, but is ${JSON.stringify(body.by)}.`);
      await world.clock.advance(byMs);
      return { json: shownClock(world.clock) };
    },
  }),
  operation({
    method: 'POST',
    route: '/clock/advance-to',
    id: 'advanceClockTo',
    tag,
    summary: 'Jumps ahead to a moment.',
    body: record({
      to: { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string' }], description: 'milliseconds since 1970, or ISO 8601' } as const,
    }),
    example: { to: '2030-01-01T00:00:00Z' },
    answers: answering('The clock after it', named('Clock')),
    run: async ({ body, world }) => {
      const atMs = parseMoment(body.to);
      if (atMs === undefined)
        throw invalid(`to must be milliseconds since 1970, or text such as "2030-01-01T00:00:00Z", but is ${JSON.stringify(body.to)}.`);
      const nowMs = world.clock.now();
      if (atMs < nowMs)
        throw invalid(`to must not be over, but it is ${isoMoment(nowMs)} already: time is turned back by POST /_msw-sqs/reset alone.`);
      await world.clock.advanceTo(atMs);
      return { json: shownClock(world.clock) };
    },
  }),
  operation({
    method: 'POST',
    route: '/clock/run-to-next',
    id: 'runClockToNext',
    tag,
    summary: 'Jumps to the next deadline of somebody who waits, if there is one.',
    answers: answering('The clock after it', named('Clock')),
    run: async ({ world }) => {
      await world.clock.runToNext();
      return { json: shownClock(world.clock) };
    },
  }),
  operation({
    method: 'PUT',
    route: '/clock/auto-advance',
    id: 'setAutoAdvance',
    tag,
    summary: 'Switches on or off that time skips to the next deadline as soon as every receive waits.',
    body: record({ on: flag('whether it does') }),
    example: { on: true },
    answers: answering('The clock', named('Clock')),
    run: ({ body, world }) => {
      world.clock.autoAdvance(body.on);
      return { json: shownClock(world.clock) };
    },
  }),
  operation({
    method: 'POST',
    route: '/clock/settle',
    id: 'settle',
    tag,
    summary: 'Lets time run until no message is visible, delayed, in flight or with a consumer, and no move task runs.',
    body: record({ within: DURATION, patience: DURATION }, ['within', 'patience']),
    example: { within: '10m', patience: '2s' },
    answers: answering('The clock after it', named('Clock')),
    run: async ({ body: { within, patience }, sqs, world }) => {
      const given = {
        ...(within !== undefined && { within: duration(within, 'within') }),
        ...(patience !== undefined && { patience: duration(patience, 'patience') }),
      };
      await sqs.settle(given).catch((error: unknown) => {
        throw new Refusal(409, 'NotSettled', (error as Error).message);
      });
      return { json: shownClock(world.clock) };
    },
  }),
];

function shownClock(clock: WorldClock): ValueOf<typeof CLOCK> {
  const nowMs = clock.now();
  return { now: isoMoment(nowMs), nowMs, autoAdvance: clock.advancesItself, nextMs: clock.nextAtMs() ?? null };
}

function duration(given: string | number, name: string): Duration {
  if (isDuration(given)) return given;
  throw invalid(
    `${name} must be a length of time: milliseconds (31000), or text of numbers with ms, s, m, h or d ("31s", "1h 30m"), but is ${JSON.stringify(given)}.`,
  );
}
