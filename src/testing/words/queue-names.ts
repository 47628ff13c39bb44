import { queueNameIn } from '../../core/queue-address';
/** Short names for queues: the queue's name, or its ARN where two of them have one name. */
export function queueNames(arns: Iterable<string>): (arn: string) => string {
  const arnByName = new Map<string, string | undefined>();
  for (const arn of new Set(arns)) arnByName.set(queueNameIn(arn), arnByName.has(queueNameIn(arn)) ? undefined : arn);
  return (arn) => (arnByName.has(queueNameIn(arn)) && arnByName.get(queueNameIn(arn)) === undefined ? arn : queueNameIn(arn));
}
