/** Whose queues a server shows under their bare names. */
interface Owner {
  readonly region: string;
  readonly accountId: string;
}

/** @returns what to tell of queues that are all of another account or region, and so seem to be gone; `undefined` when some are the owner's */
export function ofAnotherOwner(arns: readonly string[], { region, accountId }: Owner): string | undefined {
  const owners = new Set(arns.map((arn) => arn.split(':').slice(3, 5).join(' ')));
  if (owners.size === 0 || owners.has(`${region} ${accountId}`)) return undefined;
  const kept = [...owners].map((owner) => `account ${owner.split(' ')[1]} in ${owner.split(' ')[0]}`);
  const whose = `All queues that are kept are of ${kept.join(' and of ')}, and this server is of account ${accountId} in ${region}`;
  return `${whose}: it shows them to who names their region and account, or when it is started with these.`;
}
