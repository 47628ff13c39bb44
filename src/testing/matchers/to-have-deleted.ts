import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/** {@link SqsMatchers.toHaveDeleted} */
export const toHaveDeleted: Matcher = historyMatcher('toHaveDeleted', eventKinds.deleted);
