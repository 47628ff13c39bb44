import { numberedCallMatcher } from '../assertions/numbered-call-matcher';

/** {@link CommandMatchers.toHaveReceivedNthSpecificCommandWith} */
export const toHaveReceivedNthSpecificCommandWith = numberedCallMatcher('toHaveReceivedNthSpecificCommandWith', { specific: true });
