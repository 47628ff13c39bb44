import type { Matcher } from '../values/matcher';
import { stateMatcher } from '../assertions/state-matcher';

/** {@link SqsMatchers.toHaveVisibleMessage} */
export const toHaveVisibleMessage: Matcher = stateMatcher({ name: 'toHaveVisibleMessage', phrase: 'a visible message', state: 'visible' });
