import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/** {@link SqsMatchers.toHaveExpired} */
export const toHaveExpired: Matcher = historyMatcher('toHaveExpired', eventKinds.expired);
