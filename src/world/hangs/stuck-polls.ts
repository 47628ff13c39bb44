import type { Queue } from '../../core/queue';
import { SqsError } from '../../core/sqs-error';
import type { TestWorld } from '../../testing/world/test-world';
import { advanceTimersLine } from '../../testing/words/advance-timers-line';
import { disabledMapping } from '../../testing/words/disabled-mapping';
import { aligned } from '../../words/aligned';
import { durationInWords } from '../../words/duration-in-words';

/** What stands still, and since when. */
export interface Standstill {
  /** The clock that nobody moves. */
  readonly of: 'virtual clock' | 'fake timers';
  /** Milliseconds of real time without a call. */
  readonly forMs: number;
}

/** Why the receives that wait for messages cannot go on, by the queue they wait at: what they are to fail with. */
export function stuckPolls(world: TestWorld, standstill: Standstill): Map<Queue, SqsError> {
  const waitedAt = [...world.all()].filter(({ waiting }) => waiting > 0);
  return new Map(
    waitedAt.map((queue) => {
      // A `Date` that goes its own way may be past it.
      const leftMs = Math.max(queue.waitingUntilMs! - world.nowMs(), 1000);
      return [
        queue,
        new SqsError('WaitAborted', [message(queue, { calls: queue.waiting, leftMs }, standstill), ...disabledMappings(world)].join('\n')),
      ];
    }),
  );
}

/** Messages may be awaited that a function would send, if it were invoked. */
function disabledMappings(world: TestWorld): string[] {
  const withMessages = [...world.all()].filter((queue) => queue.counts(world.nowMs()).visible > 0);
  return withMessages.flatMap((queue) => disabledMapping(queue, world));
}

function message({ name }: Queue, { calls, leftMs }: { calls: number; leftMs: number }, { of, forMs }: Standstill): string {
  const wait = calls === 1 ? `ReceiveMessage on queue "${name}" waits` : `${calls} calls of ReceiveMessage on queue "${name}" wait`;
  const standStill = of === 'virtual clock' ? 'the virtual clock, which stands still' : 'fake timers, which stand still';
  const lines = [
    [`await sqs.clock.advance('${Math.ceil(leftMs / 1000)}s')`, 'moves the clock while the call waits'],
    ...(of === 'virtual clock' ? [] : [[advanceTimersLine(Math.ceil(leftMs / 1000) * 1000), 'the same, by the fake timers']]),
    ['sqs.clock.autoAdvance(true)', 'skips all waiting; the option of createSqs and MSW_SQS is autoAdvance: true'],
    ["hangAfter: '30s'", 'as an option, for a test that takes its time; false waits without end'],
  ];
  return [
    `${wait} for ${durationInWords(leftMs)} more of ${standStill}: in ${durationInWords(forMs)} of real time nobody moved it, and no call came. Write`,
    ...aligned(lines).map((line) => `  ${line}`),
  ].join('\n');
}
