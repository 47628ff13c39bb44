import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/** {@link SqsMatchers.toHaveDelivered} */
export const toHaveDelivered: Matcher = historyMatcher('toHaveDelivered', eventKinds.delivered);
