import type { Delivery } from './deliveries';
import { grouped } from './grouped';
import type { History } from './history';

/** One message that comes back may have failed; several, and none ever deleted, have not. */
const SEVERAL = 2;

/** The messages that came back, of queues whose consumers never delete anything; by the ARN of the queue. */
export function neverAcknowledged(history: History): Map<string, Delivery[][]> {
  const deletes = history.callsByQueue('DeleteMessage', 'DeleteMessageBatch');
  const changes = history.callsByQueue('ChangeMessageVisibility', 'ChangeMessageVisibilityBatch');
  const byProgram = history.receivedMessages().map((all) => all.filter((one) => history.isToBeHandled(one) && !history.isToFunction(one)));
  const byQueue = grouped(
    byProgram.filter(({ length }) => length > 0),
    ([first]) => first!.queueArn,
  );
  const found = new Map<string, Delivery[][]>();
  for (const [arn, messages] of byQueue) {
    const cameBack = messages.filter((deliveries) => deliveries.length > 1);
    const wasRemoved = messages.some((deliveries) =>
      deliveries.some(({ removal }) => removal !== undefined && removal.kind !== 'messageExpired'),
    );
    if (cameBack.length >= SEVERAL && !wasRemoved && !deletes.has(arn) && !changes.has(arn)) found.set(arn, cameBack);
  }
  return found;
}
