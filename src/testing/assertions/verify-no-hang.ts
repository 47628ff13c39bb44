import type { TestWorld } from '../world/test-world';

/**
 * Fails a test in which an SDK was left waiting on a fake timer.
 *
 * @param world - `undefined` while nothing has asked for one: then nothing can hang there
 * @throws Error that says which call, and what to write
 */
export function verifyNoHang(world: Pick<TestWorld, 'takeHungRetries'> | undefined): void {
  const hung = world?.takeHungRetries() ?? [];
  if (hung.length > 0) throw new Error(hung.join('\n\n'));
}
