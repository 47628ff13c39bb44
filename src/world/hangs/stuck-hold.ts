import { durationInWords } from '../../words/duration-in-words';
import type { Standstill } from './stuck-polls';

/** Why calls cannot go on that a fault holds back: as in "was held back, and …". */
export function stuckHold({ of, forMs }: Standstill): string {
  const standStill = of === 'virtual clock' ? 'on the virtual clock, which stands still' : 'on fake timers, which stand still';
  return (
    `waits ${standStill}: in ${durationInWords(forMs)} of real time nobody moved it, and no call came. ` +
    `Write await sqs.clock.advance('1m'), which moves the clock while the call waits, or sqs.clock.autoAdvance(true)`
  );
}
