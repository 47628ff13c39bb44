import type { Behaviour } from '../scenario/behaviour';

/** Some of the catalogue: a group (`fifo-order/`), the beginning of an id, words of what a behaviour says, or whatever a function picks. */
export type BehaviourFilter = string | ((behaviour: Behaviour) => boolean);

/** The behaviours that a filter lets through, in their order. */
export function selectBehaviours(behaviours: readonly Behaviour[], filter: BehaviourFilter = ''): Behaviour[] {
  if (typeof filter === 'function') return behaviours.filter(filter);
  const wanted = filter.toLowerCase();
  return behaviours.filter(({ id, says }) =>
    wanted.includes('/') ? id.startsWith(wanted) : id.includes(wanted) || says.toLowerCase().includes(wanted),
  );
}
