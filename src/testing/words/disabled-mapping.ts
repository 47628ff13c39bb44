import type { Queue } from '../../core/queue';
import type { TestWorld } from '../world/test-world';

/** That nobody handles what is in a queue because its event source mapping is disabled; nothing where that is not so. */
export function disabledMapping({ name, arn, waiting }: Queue, { consumers, isWatched }: TestWorld): string[] {
  const functions = consumers.pausedAt(arn).map((one) => `"${one}"`);
  if (functions.length === 0 || waiting > 0 || isWatched(arn)) return [];
  const mapping = functions.length === 1 ? 'The event source mapping' : 'The event source mappings';
  return [
    `${mapping} of "${name}" to ${functions.join(' and ')} ${functions.length === 1 ? 'is' : 'are'} disabled: nobody receives its messages. Write`,
    '  mapping.enable()',
  ];
}
