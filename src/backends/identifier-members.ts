/** Members whose values differ from run to run, and from backend to backend: what they name is the same. */
export const IDENTIFIER_MEMBERS: ReadonlySet<string> = new Set(['MessageId', 'ReceiptHandle', 'SequenceNumber', 'TaskHandle', 'NextToken']);
