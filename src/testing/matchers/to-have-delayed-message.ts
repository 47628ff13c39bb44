import type { Matcher } from '../values/matcher';
import { stateMatcher } from '../assertions/state-matcher';

/** {@link SqsMatchers.toHaveDelayedMessage} */
export const toHaveDelayedMessage: Matcher = stateMatcher({ name: 'toHaveDelayedMessage', phrase: 'a delayed message', state: 'delayed' });
