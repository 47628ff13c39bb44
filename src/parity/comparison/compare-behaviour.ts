import type { Backend } from '../../backends/backend';
import type { Behaviour } from '../scenario/behaviour';
import type { Need } from '../../backends/need';
import type { ComparedBehaviour, Played } from './comparison';
import { fieldDifferences } from './field-differences';
import { onlyWordsDiffer } from './only-words-differ';
import { comparableValue } from './comparable-value';
import { playWithin, type PlayOptions } from './play-within';

/** The two that are held against each other. */
export interface Sides {
  readonly reference: Backend;
  readonly backend: Backend;
}

type Verdict = Pick<ComparedBehaviour, 'outcome' | 'onlyWords' | 'reason' | 'differences'>;

const NO_DIFFERENCES = { onlyWords: false, differences: [] };

const NEEDS: Readonly<Record<Need, string>> = {
  strict: "AWS' 60-second rules, which are not in force",
  longTime: 'minutes or more to pass, and there is no clock to move',
  manyMessages: 'more messages than it should be asked to take',
  exactCounts: 'numbers of messages that are right at once, and these lag behind',
  json: 'the JSON protocol, which it is not spoken to in',
};

/** Plays one behaviour on both, and compares. */
export async function compareBehaviour(
  behaviour: Behaviour,
  sides: Sides,
  options: PlayOptions,
): Promise<Omit<ComparedBehaviour, 'milliseconds'>> {
  const { id, says, evidence, see, needs = [] } = behaviour;
  const about = { id, says, evidence, see };
  for (const { name, offers } of [sides.reference, sides.backend]) {
    const missing = needs.find((need) => !offers.includes(need));
    if (missing !== undefined)
      return { ...about, ...NO_DIFFERENCES, outcome: 'notApplicable', reason: `${name}: it needs ${NEEDS[missing]}` };
  }

  const play = (backend: Backend): Promise<Played> => playWithin(behaviour, backend, options);
  const [reference, backend] = await Promise.all([play(sides.reference), play(sides.backend)]);
  return { ...about, ...verdict(behaviour, sides, { reference, backend }), reference, backend };
}

function verdict(behaviour: Behaviour, sides: Sides, played: Readonly<Record<keyof Sides, Played>>): Verdict {
  for (const side of ['reference', 'backend'] as const) {
    const it = played[side];
    if ('failure' in it) return { ...NO_DIFFERENCES, outcome: 'failed', reason: `${sides[side].name}: ${it.failure}` };
  }
  const { value: reference } = played.reference as { readonly value: unknown };
  const { value: backend } = played.backend as { readonly value: unknown };
  const differences = fieldDifferences(inProtocolOf(sides, behaviour, reference), backend);
  return { outcome: differences.length === 0 ? 'same' : 'differs', onlyWords: onlyWordsDiffer(differences), differences };
}

/** What the reference would have answered in the backend's protocol, as far as it answered what was expected in its own. */
function inProtocolOf({ reference, backend }: Sides, { expected, ...behaviour }: Behaviour, value: unknown): unknown {
  if (!('expectedByQuery' in behaviour)) return value;
  const expectedOn = ({ offers }: Backend): unknown => comparableValue(offers.includes('json') ? expected : behaviour.expectedByQuery);
  const asExpected = fieldDifferences(expectedOn(reference), value).length === 0;
  return asExpected ? expectedOn(backend) : value;
}
