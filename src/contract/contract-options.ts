import { backendPlaces } from '../options/backend-places';
import { checkOptions } from '../options/check-options';
import { namesInstead, nearNames } from '../words/near-names';
import type { BackendChoice } from '../backends/started-backend';
import type { DifferingTest } from './differing-test';
import type { Capability } from '../backends/capability';

/** How a contract is run. */
export interface ContractOptions {
  /** Tests that may fail on a backend. One that passes there all the same fails, and says that its line can go. */
  readonly accept?: readonly DifferingTest[] | undefined;
  /** What all its tests rely on: backends without it are left out. */
  readonly needs?: readonly Capability[] | undefined;
  /**
   * What becomes of a backend that cannot be had here, for want of a container engine for example.
   * Default: `'fail'` where `CI` is set and `MSW_SQS_BACKEND` asks for it, else `'skip'`, with a notice.
   */
  readonly whenUnavailable?: 'skip' | 'fail' | undefined;
  /** How long a backend may take to start, in milliseconds. Default 180,000. */
  readonly startTimeout?: number | undefined;
  /** How long each test may take where time is real, in milliseconds, unless it says so itself. Default 60,000; in `node:test` no limit. */
  readonly testTimeout?: number | undefined;
  /**
   * How much shorter time is where it is real, above 0 to 1 (default): at 0.1 `pass('30s')` waits 3 seconds, and a queue that
   * `createQueue` makes with a `VisibilityTimeout` or `DelaySeconds` of 30 has one of 3. What code under test asks for in its own calls
   * stays as it is.
   */
  readonly timeScale?: number | undefined;
}

/**
 * Sees to it that a contract can be as it is written.
 *
 * @throws TypeError that says what cannot be
 */
export function checkContract(name: unknown, backends: readonly BackendChoice[], options: ContractOptions): void {
  if (typeof name !== 'string' || name.trim() === '')
    throw new TypeError(`A contract needs a name, as in describeContract('orders contract', …), but got ${JSON.stringify(name)}.`);
  if (!Array.isArray(backends) || backends.length === 0)
    throw new TypeError(`"${name}" needs backends to run on: a list such as [mock(), localStack()].`);
  const misfit = backends.find((backend) => typeof (backend as Partial<BackendChoice>).start !== 'function');
  if (misfit !== undefined) throw new TypeError(`"${name}": a backend is ${shown(misfit)}. Give a list such as [mock(), localStack()].`);
  const names = backends.map((backend) => backend.name);
  const twice = names.find((backend, index) => names.indexOf(backend) !== index);
  if (twice !== undefined) throw new TypeError(`"${name}" has two backends of the name "${twice}": they could not be told apart.`);
  checkOptions({ ...backendPlaces.contract, name: `"${name}"` }, options);
  for (const difference of options.accept ?? []) checkDifference(difference, names, name);
  const { timeScale = 1 } = options;
  if (!(timeScale > 0 && timeScale <= 1)) throw new TypeError(`"${name}": timeScale must be above 0 and at most 1, but is ${timeScale}.`);
}

function shown(misfit: unknown): string {
  return typeof misfit === 'function' ? `the function ${misfit.name}, which was not called` : `${JSON.stringify(misfit)}, which is none`;
}

function checkDifference({ backend, test, reason }: Partial<DifferingTest>, names: readonly string[], contract: string): void {
  const line = `{ backend: ${JSON.stringify(backend)}, test: ${test instanceof RegExp ? String(test) : JSON.stringify(test)}, … } in accept`;
  if (backend === undefined || !names.includes(backend)) {
    const hint = namesInstead(nearNames(String(backend), names), names);
    throw new TypeError(`"${contract}": ${line} names a backend that it does not run on. ${hint}`);
  }
  if (!(test instanceof RegExp) && (typeof test !== 'string' || test === ''))
    throw new TypeError(`"${contract}": ${line} must name a test, by its title or a RegExp.`);
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new TypeError(`"${contract}": ${line} has no reason. Say why the test may fail there, as in reason: 'keeps no order'.`);
}
