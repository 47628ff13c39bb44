import { environmentChaos } from '../system/environment/environment';
import { notice } from '../system/process/notice';
import { oncePerProcess } from '../system/process/once-per-process';
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
    return typeof option === 'string'
      ? preset(option, 'chaos', "chaos: 'badDay'")
      : checkedRules([option], 'chaos', (fault) => `chaos: [${fault}]`);
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

/** Tells once in a run that all its calls are under this, and how to see the same again. */
export function tellChaos(option: ChaosOption | undefined, seed: number): void {
  const name = environmentChaos();
  if (option === undefined && name === undefined) return;
  const what = option === undefined ? `MSW_SQS_CHAOS=${name}` : `the option chaos${typeof option === 'string' ? `: '${option}'` : ''}`;
  oncePerProcess('chaos told', () =>
    notice(
      `msw-sqs: calls to SQS meet faults here (${what}), seed ${seed}. MSW_SQS_SEED=${seed}, or the option seed: ${seed}, repeats them.`,
    ),
  );
}
