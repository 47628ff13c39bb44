import type { Matcher } from '../values/matcher';
import { stateMatcher } from '../assertions/state-matcher';

/** {@link SqsMatchers.toHaveMessageInFlight} */
export const toHaveMessageInFlight: Matcher = stateMatcher({
  name: 'toHaveMessageInFlight',
  phrase: 'a message in flight',
  state: 'inFlight',
});
