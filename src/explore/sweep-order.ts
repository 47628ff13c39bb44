import type { FaultName } from '../chaos/fault';
import { FAULT_NAMES } from '../chaos/faults';
import type { Decision } from './decision';

/**
 * The order in which single misfortunes are tried: where time is short, each kind is to have befallen each kind of call before any
 * befalls the same kind of call again.
 *
 * @param singles - in the order of the calls, and for one call those first that are told in the fewest words
 */
export function sweepOrder(singles: readonly Decision[]): Decision[] {
  const times = new Map<string, number>();
  const rounds: Decision[][] = [];
  for (const single of singles) {
    const kind = kindOf(single);
    const time = times.get(kind) ?? 0;
    times.set(kind, time + 1);
    (rounds[time] ??= []).push(single);
  }
  return rounds.flatMap(inTurns);
}

/** One of each fault, then the next of each. */
function inTurns(singles: readonly Decision[]): Decision[] {
  const byFault = TURNS.map((name) => mostTellingFirst(singles.filter(({ fault }) => fault === name)));
  const longest = Math.max(0, ...byFault.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => byFault.flatMap((own) => own.slice(turn, turn + 1))).flat();
}

/** Calls that fail tell most of a program, after what befalls messages whoever receives them. */
const EARLY: readonly FaultName[] = ['duplicateDelivery', 'duplicateAfterDelete', 'refused', 'lostResponse'];
const TURNS: readonly FaultName[] = [...EARLY, ...FAULT_NAMES.filter((name) => !EARLY.includes(name))];

/** Whoever does not send, or delete, has lost something; whoever does not receive asks again. */
const ACTIONS = ['SendMessage', 'SendMessageBatch', 'DeleteMessage', 'DeleteMessageBatch'];

/** Of one fault: in the way that came first, at each kind of call, then in the next way. */
function mostTellingFirst(singles: readonly Decision[]): Decision[] {
  const ways = [...new Set(singles.map(({ way }) => way))];
  const rank = ({ at, way }: Decision): number => {
    const action = ACTIONS.findIndex((name) => ` ${at}`.includes(` ${name} `));
    return ways.indexOf(way) * (ACTIONS.length + 1) + (action < 0 ? ACTIONS.length : action);
  };
  return singles.toSorted((a, b) => rank(a) - rank(b));
}

/** What befalls, and whom: `refused throttled, for good SendMessage orders`. Entries of a batch are of one kind. */
function kindOf({ at, fault, way }: Decision): string {
  return `${fault} ${way.replace(/\d+/g, '')} ${at.replace(/ #\d+$/, '')}`;
}
