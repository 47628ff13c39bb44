import type { Matcher } from '../values/matcher';
import { stateMatcher } from '../assertions/state-matcher';

/** {@link SqsMatchers.toHaveMessage} */
export const toHaveMessage: Matcher = stateMatcher({ name: 'toHaveMessage', phrase: 'a message' });
