import { nearNames } from '../words/near-names';
import { endpoint } from '../backends/endpoint';
import type { BackendChoice } from '../backends/started-backend';

/** What a run asks for. */
export interface Picked {
  readonly choices: readonly BackendChoice[];
  /** Whether `MSW_SQS_BACKEND` asks for them. */
  readonly explicitly: boolean;
}

/** Others' contracts may run on them, and not this one. */
const WELL_KNOWN = ['mock', 'localstack', 'elasticmq', 'aws'];

/**
 * The backends of a contract that this run asks for; all of them when it asks for none.
 *
 * A URL that is not among them means an endpoint: the contract is run there, too.
 *
 * @param wanted - the value of `MSW_SQS_BACKEND`
 * @throws Error for a name that is no backend's
 */
export function pickedBackends(contract: string, given: readonly BackendChoice[], wanted: string | undefined): Picked {
  const names = [...new Set((wanted ?? '').split(',').map((name) => name.trim()))].filter((name) => name !== '');
  if (names.length === 0) return { choices: given, explicitly: false };
  const choices = names.flatMap((name) => {
    const found = given.find((choice) => choice.name === name);
    if (found !== undefined) return [found];
    if (/^https?:\/\//.test(name)) return [endpoint(name)];
    if (WELL_KNOWN.includes(name)) return [];
    throw new Error(unknownName(contract, name, given));
  });
  return { choices, explicitly: true };
}

function unknownName(contract: string, name: string, given: readonly BackendChoice[]): string {
  const known = given.map((choice) => choice.name);
  const near = nearNames(name, [...new Set([...known, ...WELL_KNOWN])]);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
  return `MSW_SQS_BACKEND names "${name}", which is no backend. ${hint}Those of "${contract}" are ${known.join(', ')}; a URL is one, too.`;
}
