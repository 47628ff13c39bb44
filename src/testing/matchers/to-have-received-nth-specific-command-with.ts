import { numberedCallMatcher } from '../assertions/numbered-call-matcher';

/**
 * Passes when the n-th call of a command has this input; other commands are not counted.
 *
 * @example
 * expect(sqs).toHaveReceivedNthSpecificCommandWith(2, SendMessageCommand, { MessageBody: 'order 42' });
 */
export const toHaveReceivedNthSpecificCommandWith = numberedCallMatcher('toHaveReceivedNthSpecificCommandWith', { specific: true });
