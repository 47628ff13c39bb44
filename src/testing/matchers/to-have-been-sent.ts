import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/** {@link SqsMatchers.toHaveBeenSent} */
export const toHaveBeenSent: Matcher = historyMatcher('toHaveBeenSent', eventKinds.sent);
