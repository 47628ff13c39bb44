import { checkOptions } from '../options/check-options';
import { faultPlace } from '../options/fault-places';
import { durationMs } from '../system/time/duration';
import { byItself } from '../testing/calls/input-differences';
import { actionOf } from '../testing/calls/command';
import { parsePattern } from '../testing/patterns/message-pattern';
import { queueNameIn } from '../core/queue-address';
import type { FaultOptions } from './fault-options';
import { FAULTS } from './faults';
import type { FaultRule } from './rule';

/** What a fault's function adds to the options it was given. */
type Making = Pick<FaultRule, 'fault' | 'ways' | 'ownWay' | 'suffix'>;

/** Checks the options of a fault. @throws TypeError that says what to write */
export function checkFault(name: string, given: unknown, before?: string): void {
  checkOptions(faultPlace(name, before), given);
}

/** A rule out of the options that a user gave. @throws TypeError for what cannot be, with what to write */
export function makeRule(name: string, options: FaultOptions, { fault, ways, ownWay, suffix }: Making): FaultRule {
  const { queue, action, message, window, probability, count, after } = options;
  const { actions, standardOnly } = FAULTS[fault];
  if (queue !== undefined && standardOnly !== undefined && queueNameIn(queue).endsWith('.fifo'))
    throw new TypeError(`${name}: "${queueNameIn(queue)}" is a FIFO queue, and ${standardOnly}. Name a standard queue, or leave it out.`);
  const wanted = action === undefined ? undefined : actionOf(action, `${name}: action`);
  if (wanted !== undefined && actions?.includes(wanted) === false)
    throw new TypeError(`${name}: it cannot befall ${wanted}, but ${actions.join(', ')}: write ${name}({ action: '${actions[0]}' }).`);
  const rule: FaultRule = {
    name,
    fault,
    ways,
    ownWay,
    suffix,
    queue,
    action: wanted,
    message: message === undefined ? undefined : parsePattern(message, { name: `${name}: message`, equals: byItself }),
    probability,
    count,
    after,
    window: window === undefined ? undefined : windowOf(window),
  };
  return Object.freeze(rule);
}

function windowOf(window: NonNullable<FaultOptions['window']>): FaultRule['window'] {
  if (typeof window !== 'object' || !('from' in window || 'to' in window)) return { fromMs: 0, toMs: durationMs(window as string) };
  const { from, to } = window;
  return { fromMs: from === undefined ? 0 : durationMs(from), toMs: to === undefined ? Infinity : durationMs(to) };
}
