import { DeleteMessageBatchCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { config } from './config';
import { sqsClient } from './sqs-client';

export interface AuditEntry {
  customerId: string;
  orderId: number;
  event: 'placed' | 'fulfilled' | 'failed';
}

/**
 * Adds an entry to the audit trail.
 *
 * Entries of one customer stay in order; the same entry within five minutes is kept once.
 */
export async function recordAudit(entry: AuditEntry): Promise<void> {
  await sqsClient.send(
    new SendMessageCommand({
      QueueUrl: config.auditQueueUrl,
      MessageBody: JSON.stringify(entry),
      MessageGroupId: entry.customerId,
    }),
  );
}

/** Takes up to ten entries off the trail, to be archived. */
export async function takeAuditEntries(): Promise<AuditEntry[]> {
  const { Messages = [] } = await sqsClient.send(new ReceiveMessageCommand({ QueueUrl: config.auditQueueUrl, MaxNumberOfMessages: 10 }));
  if (Messages.length === 0) return [];
  const { Failed = [] } = await sqsClient.send(
    new DeleteMessageBatchCommand({
      QueueUrl: config.auditQueueUrl,
      Entries: Messages.map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId!, ReceiptHandle: ReceiptHandle! })),
    }),
  );
  if (Failed.length > 0) throw new Error(`${Failed.length} audit entries will come again: ${Failed[0]?.Message}`);
  return Messages.map(({ Body }) => JSON.parse(Body!) as AuditEntry);
}
