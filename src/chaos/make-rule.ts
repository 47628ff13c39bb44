import { checkOptions } from '../options/check-options';
import { faultPlace } from '../options/fault-places';
import { durationMs } from '../system/time/duration';
import { byItself } from '../testing/calls/input-differences';
import { actionOf } from '../testing/calls/command';
import { parsePattern } from '../testing/patterns/message-pattern';
import { queueNameIn } from '../core/queue-address';
import type { FaultOptions } from './fault-options';
import type { FaultName } from './fault';
import { FAULTS } from './faults';
import type { FaultRule } from './rule';

/** What a fault's function adds to the options it was given. */
type Making = Partial<Pick<FaultRule, 'fault' | 'action' | 'ways' | 'ownWay' | 'suffix'>>;

/**
 * A rule out of the options that a user gave.
 *
 * @param name - of the function, and of the fault where `making` names none
 * @param making - what the function adds, out of options that are checked
 * @throws TypeError for what cannot be, with what to write
 */
export function makeRule<Options extends FaultOptions>(
  name: string,
  options: Options,
  making: (options: Options) => Making = () => ({}),
  before?: string,
): FaultRule {
  checkOptions(faultPlace(name, before), options);
  const { fault = name as FaultName, ways, ownWay, suffix, action = options.action } = making(options);
  const { queue, message, window, probability, count, after } = options;
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
