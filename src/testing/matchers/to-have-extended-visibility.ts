import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/** {@link SqsMatchers.toHaveExtendedVisibility} */
export const toHaveExtendedVisibility: Matcher = historyMatcher('toHaveExtendedVisibility', eventKinds.visibilityExtended);
