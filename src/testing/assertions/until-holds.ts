import type { TestWorld } from '../world/test-world';

/** What is waited for. */
export interface Condition {
  holds(): boolean;
  /** When it may come to hold without anything happening, if at all. */
  nextAtMs?(): number | undefined;
}

/**
 * Moves time from one deadline or fake timer to the next until something holds, or time is up.
 *
 * @returns whether it came to hold
 */
export async function untilHolds({ clock }: TestWorld, withinMs: number, { holds, nextAtMs }: Condition): Promise<boolean> {
  const endMs = clock.now() + withinMs;
  // Calls on their way arrive first.
  await clock.advance(0);
  while (!holds()) {
    if (clock.now() >= endMs) return false;
    await clock.step(Math.min(endMs, nextAtMs?.() ?? endMs));
  }
  return true;
}
