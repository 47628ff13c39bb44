/** Short names for queues: the queue's name, or its ARN where two of them have one name. */
export function queueNames(arns: Iterable<string>): (arn: string) => string {
  const arnByName = new Map<string, string | undefined>();
  for (const arn of new Set(arns)) arnByName.set(nameInArn(arn), arnByName.has(nameInArn(arn)) ? undefined : arn);
  return (arn) => (arnByName.has(nameInArn(arn)) && arnByName.get(nameInArn(arn)) === undefined ? arn : nameInArn(arn));
}

function nameInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
