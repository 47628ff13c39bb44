import { namesInstead, nearNames } from '../words/near-names';
import { valueInWords } from '../words/value-in-words';
import type { Chaos } from './chaos';
import { FAULT_NAMES } from './faults';
import type { FaultRule } from './rule';
import { RULE_NAMES } from './rule-names';

/** What SQS and the network are to do to the calls of a test. */
export interface SqsChaos {
  /**
   * From now on these faults happen, until `off()` or `reset()`; where several could befall a call, the first one does.
   *
   * @throws TypeError for what is no fault
   *
   * @example
   * import { duplicateDelivery } from 'msw-sqs/chaos';
   * sqs.chaos.use(duplicateDelivery({ queue: 'orders' }));
   */
  use(...faults: readonly (FaultRule | readonly FaultRule[])[]): void;
  /**
   * Each of these faults happens once: at the first call that it can befall.
   *
   * @throws TypeError for what is no fault
   *
   * @example
   * import { lostResponse } from 'msw-sqs/chaos';
   * sqs.chaos.once(lostResponse({ action: 'SendMessage' }));
   */
  once(...faults: readonly (FaultRule | readonly FaultRule[])[]): void;
  /**
   * No fault happens any more, not even those of the option `chaos`, until the next `use()`, `once()` or `reset()`.
   *
   * @example
   * sqs.chaos.off();
   */
  off(): void;
}

/** What a test may do about the chaos of a world. */
export function sqsChaos(chaos: Chaos): SqsChaos {
  return {
    use: (...faults) => void chaos.use(...checkedRules(faults, 'sqs.chaos.use')),
    once: (...faults) => void chaos.use(...checkedRules(faults, 'sqs.chaos.once').map((rule) => ({ ...rule, count: 1 }))),
    off: () => chaos.off(),
  };
}

/** The rules among the arguments of a call. @param usage - what to write with a fault @throws TypeError for anything else */
export function checkedRules(
  faults: readonly unknown[],
  call: string,
  usage = (fault: string) => `${call}(${fault})`,
): readonly FaultRule[] {
  const given: readonly unknown[] = faults.flat(Infinity);
  const wrong = given.find((each) => !isRule(each));
  if (given.length > 0 && wrong === undefined && !given.includes(undefined)) return given as readonly FaultRule[];
  throw new TypeError(`${call}: ${given.length === 0 ? 'no fault was given.' : mistake(wrong)} Write ${usage(example(wrong))}.`);
}

function isRule(value: unknown): value is FaultRule {
  const { name, fault } = (typeof value === 'object' && value !== null ? value : {}) as Partial<FaultRule>;
  return typeof name === 'string' && FAULT_NAMES.includes(fault!);
}

function mistake(given: unknown): string {
  if (typeof given === 'function') return `${given.name} is a function that makes a fault.`;
  const name = nameIn(given);
  if (name === undefined) return `a fault is what a function of msw-sqs/chaos returns, but this is ${valueInWords(given)}.`;
  const hint = namesInstead(nearNames(name, RULE_NAMES), RULE_NAMES);
  return RULE_NAMES.includes(name)
    ? `"${name}" is the name of a function in msw-sqs/chaos, which makes the fault.`
    : `there is no fault "${name}". ${hint}`;
}

function nameIn(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  const { name, fault = name } = (typeof given === 'object' && given !== null ? given : {}) as { name?: unknown; fault?: unknown };
  return typeof fault === 'string' ? fault : undefined;
}

function example(given: unknown): string {
  const name = typeof given === 'function' ? given.name : nameIn(given);
  const [near = 'duplicateDelivery'] = name === undefined ? [] : nearNames(name, RULE_NAMES, 1);
  return near === 'failAction' ? "failAction('SendMessage', 'OverLimit')" : `${near}()`;
}
