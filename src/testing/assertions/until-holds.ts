import type { TestWorld } from '../queues/test-world';

/**
 * Moves time from deadline to deadline until something holds, or time is up.
 *
 * @returns whether it came to hold
 */
export async function untilHolds({ clock }: TestWorld, withinMs: number, holds: () => boolean): Promise<boolean> {
  const endMs = clock.now() + withinMs;
  // Calls on their way arrive first.
  await clock.advance(0);
  while (!holds()) {
    const nowMs = clock.now();
    if (nowMs >= endMs) return false;
    await clock.advance(Math.max(0, Math.min(clock.nextAtMs() ?? endMs, endMs) - nowMs));
  }
  return true;
}
