import type { TestWorld } from '../world/test-world';

const SHOWN = 5;

/** Which faults there were, and how to see them again; nothing where there was none, and where an exploration tells that in its own words. */
export function faultsTold({ journal, seed, isExplored }: Pick<TestWorld, 'journal' | 'seed' | 'isExplored'>): string[] {
  if (isExplored) return [];
  const counts = new Map<string, number>();
  for (const event of journal.events) if (event.kind === 'faultInjected') counts.set(event.fault, (counts.get(event.fault) ?? 0) + 1);
  if (counts.size === 0) return [];
  const all = [...counts].sort(([, a], [, b]) => b - a).map(([fault, count]) => (count === 1 ? fault : `${fault} × ${count}`));
  const shown = all.length <= SHOWN ? all : [...all.slice(0, SHOWN - 1), `and ${all.length - SHOWN + 1} more kinds`];
  return [`Seed ${seed}; faults injected: ${shown.join(', ')}. MSW_SQS_SEED=${seed}, or the option seed: ${seed}, repeats them.`];
}
