import { numberedCallMatcher } from '../assertions/numbered-call-matcher';

/**
 * Passes when the n-th of all calls is a command with this input; the first call is 1.
 *
 * @example
 * expect(sqs).toHaveReceivedNthCommandWith(2, SendMessageCommand, { MessageBody: 'order 42' });
 */
export const toHaveReceivedNthCommandWith = numberedCallMatcher('toHaveReceivedNthCommandWith', { specific: false });
