import { timesMatcher } from '../assertions/times-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/** {@link SqsMatchers.toHaveDeliveredTimes} */
export const toHaveDeliveredTimes: Matcher = timesMatcher('toHaveDeliveredTimes', eventKinds.delivered);
