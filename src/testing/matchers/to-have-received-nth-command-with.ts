import { numberedCallMatcher } from '../assertions/numbered-call-matcher';

/** {@link CommandMatchers.toHaveReceivedNthCommandWith} */
export const toHaveReceivedNthCommandWith = numberedCallMatcher('toHaveReceivedNthCommandWith', { specific: false });
