import type { Calls } from '../calls/calls';
import type { Queues } from '../core/queues';
import type { Activity } from '../system/time/activity';
import { untilIdle } from '../system/time/until-idle';
import type { Advice } from './advice';
import { missingQueue } from './missing-queue';
import type { TakenMessages } from './taken-messages';

interface Advising {
  readonly advice: Advice;
  /** Lets whoever acts go on until nobody does. */
  readonly flushCalls?: ((activity: () => number) => Promise<void>) | undefined;
}

/** What advice is drawn from. */
interface Happenings {
  readonly liveCalls: Calls;
  readonly queues: Queues;
  readonly taken: TakenMessages;
  readonly activity: Activity;
}

/** Tells tests what the answers to their calls do not say: where a missing queue may be, and where a message went. */
export function adviseOnCalls({ liveCalls, queues, taken, activity }: Happenings, { advice, flushCalls = untilIdle }: Advising): void {
  let created = 0;
  liveCalls.observe({
    ended(call) {
      if (call.action === 'CreateQueue' && call.error === undefined) created++;
      advice.give(taken.adviceFor(call));
      const missing = missingQueue(call, queues);
      if (missing === undefined) return;
      // Whoever looks for it may be about to create it. A test gets it at its end; where nobody tells of tests, when nobody acts any more.
      const { isAmongOthers, arn, hint } = missing;
      const createdBefore = created;
      const isThereOne = (): boolean => created > createdBefore || [...queues.all()].length > 0;
      advice.hold(hint, () => (isAmongOthers ? queues.find(arn) !== undefined : isThereOne()));
      // That there is none at all may well be meant: it can wait for the end of the file.
      if (call.scope?.test === undefined && isAmongOthers) void flushCalls(() => activity.count).then(() => advice.giveHeld());
    },
  });
}
