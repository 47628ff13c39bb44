import { ACTION_NAMES, type ActionName } from '../../../src/api/shapes';
import type { AnsweredError } from '../../../src/backends/call-action';
import type { StartedBackend } from '../../../src/backends/started-backend';

/** No action of SQS; as long as some are. */
const NO_ACTION = 'FoldMessages';

/** Everything that actions want: what one of them does not know, it leaves alone. */
function inputFor(QueueUrl: string): object {
  const SourceArn = 'arn:aws:sqs:us-east-1:000000000000:msw-sqs-offered';
  return {
    QueueUrl,
    QueueName: 'msw-sqs-offered',
    Attributes: {},
    MessageBody: 'order 42',
    ReceiptHandle: 'none',
    VisibilityTimeout: 0,
    Entries: [],
    Tags: {},
    TagKeys: [],
    Label: 'offered',
    AWSAccountIds: ['000000000000'],
    Actions: ['SendMessage'],
    SourceArn,
    TaskHandle: 'none',
  };
}

/** The actions that a backend does not have: it answers them as it answers one that does not exist. */
export async function missingActions({ call, queuePrefix }: StartedBackend): Promise<ActionName[]> {
  const { QueueUrl } = await call('CreateQueue', { QueueName: `${queuePrefix}offered` });
  const answerTo = async (action: string): Promise<string> => {
    const { error } = await call(action as ActionName, inputFor(String(QueueUrl)) as Record<string, unknown>);
    return error === undefined ? 'done' : withoutName(error, action);
  };
  const unknown = await answerTo(NO_ACTION);
  const missing: ActionName[] = [];
  // DeleteQueue and PurgeQueue take the queue away from none of the others: each says only whether it knows its action.
  for (const action of ACTION_NAMES) if ((await answerTo(action)) === unknown) missing.push(action);
  await call('DeleteQueue', { QueueUrl });
  return missing;
}

function withoutName({ code, message, status }: AnsweredError, action: string): string {
  return `${status} ${code} ${message.replaceAll(action, '')}`;
}
