import type { TestWorld } from '../world/test-world';

/**
 * Moves time from one deadline or fake timer to the next until something holds, or time is up.
 *
 * @returns whether it came to hold
 */
export async function untilHolds({ clock }: TestWorld, withinMs: number, holds: () => boolean): Promise<boolean> {
  const endMs = clock.now() + withinMs;
  // Calls on their way arrive first.
  await clock.advance(0);
  while (!holds()) {
    if (clock.now() >= endMs) return false;
    await clock.step(endMs);
  }
  return true;
}
