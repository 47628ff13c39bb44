import { worldBehind } from '../queues/test-world';

/** Fails a test in which an SDK was left waiting on a fake timer. @throws Error that says which call, and what to write */
export function verifyNoHang(sqs: object): void {
  const hung = worldBehind(sqs)?.world.takeHungRetries() ?? [];
  if (hung.length > 0) throw new Error(hung.join('\n\n'));
}
