import type { TestWorld } from '../world/test-world';

/** What is waited for. */
export interface Condition {
  holds(): boolean;
  /** When it may come to hold without anything happening, if at all. */
  nextAtMs?(): number | undefined;
}

/** Who waits for it, and for how long. */
interface Wait {
  /** As it stands in the test. */
  readonly call: string;
  readonly withinMs: number;
}

/**
 * Moves time from one deadline or fake timer to the next until something holds, or time is up.
 *
 * @returns whether it came to hold
 */
export function untilHolds({ clock }: TestWorld, { call, withinMs }: Wait, { holds, nextAtMs }: Condition): Promise<boolean> {
  return clock.whileMoving(call, async (move) => {
    const endMs = clock.now() + withinMs;
    // Calls on their way arrive first.
    await clock.goBy(0, move);
    while (!holds()) {
      if (clock.now() >= endMs || !(await move.goesOn())) return false;
      await clock.step(Math.min(endMs, nextAtMs?.() ?? endMs), move);
    }
    return true;
  });
}
