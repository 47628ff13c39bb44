import type { Scenario } from './scenario';

/** An entry of ListMessageMoveTasks. */
export type ListedMoveTask = Readonly<Record<string, unknown>> & { readonly Status: string };

const ENDED: readonly string[] = ['COMPLETED', 'FAILED', 'CANCELLED'];
const SECONDS_MAX = 30;

/** Lets time pass until the newest move task of a source is done, for half a minute at most. @returns it as listed */
export async function finishedMoveTask({ call, pass }: Scenario, SourceArn: string): Promise<ListedMoveTask | undefined> {
  for (let seconds = 0; ; seconds++) {
    const { Results = [] } = await call('ListMessageMoveTasks', { SourceArn });
    const [newest] = Results as ListedMoveTask[];
    if (seconds === SECONDS_MAX || (newest !== undefined && ENDED.includes(newest.Status))) return newest;
    await pass(1);
  }
}
