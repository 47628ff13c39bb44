import { historyMatcher } from '../assertions/history-matcher';
import type { Subject } from '../assertions/subject';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

const NAME = 'toHaveDeduplicated';

/** {@link SqsMatchers.toHaveDeduplicated} */
export const toHaveDeduplicated: Matcher = historyMatcher(NAME, eventKinds.deduplicated, requireFifo);

/** @throws TypeError for a standard queue: it stores everything that it is sent */
function requireFifo({ isWorld, queues: [queue], label }: Subject): void {
  if (isWorld || queue === undefined || queue.fifo) return;
  throw new TypeError(`${NAME}: ${label} is a standard queue, and only FIFO queues deduplicate: their names end in .fifo.`);
}
