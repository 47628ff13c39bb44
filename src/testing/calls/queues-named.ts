import { parseTaskHandle } from '../../actions/task-handle';
import { parseQueueUrl, queueArn } from '../../core/queue-address';
import type { SqsCall } from './call-log';

/** The ARNs of the queues that a call names: by URL, by name, by ARN, or by the handle of a move task. */
export function queuesNamed({ input, caller }: Pick<SqsCall, 'input' | 'caller'>): string[] {
  const { QueueUrl, QueueName, QueueOwnerAWSAccountId, SourceArn, DestinationArn, TaskHandle } = input;
  const named: string[] = [];
  if (typeof QueueUrl === 'string') named.push(...arnOfUrl(QueueUrl, caller));
  if (typeof QueueName === 'string') {
    const accountId = typeof QueueOwnerAWSAccountId === 'string' ? QueueOwnerAWSAccountId : caller.accountId;
    named.push(queueArn({ ...caller, accountId, name: QueueName }));
  }
  for (const arn of [SourceArn, DestinationArn]) if (typeof arn === 'string') named.push(arn);
  const task = typeof TaskHandle === 'string' ? parseTaskHandle(TaskHandle) : undefined;
  if (task !== undefined) named.push(task.sourceArn);
  return named;
}

/** The ARN of the queue at a URL; none when it has not even the form of one. */
function arnOfUrl(url: string, caller: SqsCall['caller']): string[] {
  const address = parseQueueUrl(url);
  if (address === undefined) return [];
  const { accountId = caller.accountId, region = caller.region, name } = address;
  return [queueArn({ accountId, region, name })];
}
