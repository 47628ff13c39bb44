import { jsonObject } from './json-object';
import { limits } from './limits';
import { SqsError } from './sqs-error';
import { utf8Length } from './utf8';

const VERSIONS: readonly unknown[] = ['2008-10-17', '2012-10-17'];

/**
 * Checks the text of a queue's access policy, which is stored as it came.
 *
 * Only its frame is looked at: what it grants has no effect here.
 *
 * @throws SqsError `InvalidAttributeValue`, or `OverLimit` for more than 20 statements
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html
 */
export function checkPolicy(text: string): string {
  const policy = jsonObject(text);
  const statements = policy === undefined ? undefined : statementsOf(policy.get('Statement'));
  if (
    policy === undefined ||
    statements === undefined ||
    !VERSIONS.includes(policy.get('Version')) ||
    utf8Length(text) > limits.policyBytes
  ) {
    throw new SqsError('InvalidAttributeValue', 'Invalid value for the parameter Policy.');
  }
  if (statements.length > limits.policyStatements) {
    throw new SqsError(
      'OverLimit',
      `${statements.length} statements were found in the submitted policy, max allowed is ${limits.policyStatements}`,
    );
  }
  return text;
}

/** A policy's statements as a list: a single one may come without the brackets. */
export function statementsOf(statement: unknown): readonly object[] | undefined {
  const statements: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  return statements.every((one) => typeof one === 'object' && one !== null) ? (statements as readonly object[]) : undefined;
}
