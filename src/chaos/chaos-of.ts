import { environmentChaos } from '../system/environment/environment';
import { nearNames } from '../words/near-names';
import { badDay } from './bad-day';
import type { FaultRule } from './rule';
import { checkedRules } from './sqs-chaos';

/** What a world's option `chaos` takes: a preset's name, or faults. */
export type ChaosOption = 'badDay' | FaultRule | readonly (FaultRule | readonly FaultRule[])[];

const PRESETS: Readonly<Record<string, () => readonly FaultRule[]>> = { badDay };

/** The faults of an option `chaos`, or else of the environment. @throws TypeError for what is none */
export function chaosOf(option: ChaosOption | undefined): readonly FaultRule[] {
  if (option !== undefined)
    return typeof option === 'string' ? preset(option, 'chaos', "chaos: 'badDay'") : checkedRules([option], 'chaos');
  const name = environmentChaos();
  return name === undefined ? [] : preset(name, 'MSW_SQS_CHAOS', 'MSW_SQS_CHAOS=badDay');
}

function preset(name: string, where: string, example: string): readonly FaultRule[] {
  if (Object.hasOwn(PRESETS, name)) return PRESETS[name]!();
  const [near] = nearNames(name, Object.keys(PRESETS), 1);
  throw new TypeError(
    `${where}: there is no preset "${name}". ${near === undefined ? 'Write' : 'Did you mean'} ${example}${near === undefined ? '.' : '?'}`,
  );
}
