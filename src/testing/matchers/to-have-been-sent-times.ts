import { timesMatcher } from '../assertions/times-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/** {@link SqsMatchers.toHaveBeenSentTimes} */
export const toHaveBeenSentTimes: Matcher = timesMatcher('toHaveBeenSentTimes', eventKinds.sent);
