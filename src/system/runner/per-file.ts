import http from 'node:http';
import vm from 'node:vm';
import { onCircusEvent } from './circus-events';

interface FileValue {
  readonly value: object;
  readonly leave: () => void;
}

/** What every copy of this module in a process has in common. */
interface Scopes {
  readonly valuesByFile: WeakMap<object, Map<string, FileValue>>;
  /** What all functions of a file inherit from, of the files that are over. */
  readonly pastFunctions: WeakSet<object>;
  /** The same of all that is outside of test files. */
  readonly outerFunctions: object;
  leaveCurrent: (() => void) | undefined;
}

const NO_FILES = `({
  valuesByFile: new WeakMap(), pastFunctions: new WeakSet(), outerFunctions: Function.prototype, leaveCurrent: undefined,
})`;
const SCOPES = Symbol.for('msw-sqs.file-scopes.1');

/**
 * The one value of this name for the running test file, made when it is first asked for.
 *
 * Test runners give each file a `globalThis` of its own, and evaluate modules anew for it, sometimes several times
 * (`jest.resetModules()`); core modules are what they share. So values hang on a core function, by the `globalThis`
 * they belong to: all copies of a module within a file find the same one, another file makes its own.
 *
 * `leave` runs when Jest is done with the file, or else when the next one makes its first value. It must not touch anything
 * that the old file's `globalThis` leads to: the runner may have taken that apart by then.
 *
 * @example
 * const world = perFile('world', () => ({ value: createSqs(), leave: () => {} }));
 */
export function perFile<T extends object>(name: string, create: () => { readonly value: T; readonly leave: () => void }): T {
  const scopes = sharedScopes();
  let values = scopes.valuesByFile.get(globalThis);
  if (values === undefined) {
    scopes.leaveCurrent?.();
    values = new Map();
    scopes.valuesByFile.set(globalThis, values);
    const ownFunctions = Object.getPrototypeOf(sharedScopes) as object;
    const leave = leaveOnce(values, () => {
      if (ownFunctions !== scopes.outerFunctions) scopes.pastFunctions.add(ownFunctions);
      if (scopes.leaveCurrent === leave) scopes.leaveCurrent = undefined;
    });
    scopes.leaveCurrent = leave;
    atEndOfFile(leave);
  }
  let found = values.get(name);
  if (found === undefined) {
    found = create();
    values.set(name, found);
  }
  return found.value as T;
}

/** The value of this name for the running test file, if there is one. */
export function foundPerFile<T extends object>(name: string): T | undefined {
  return sharedScopes().valuesByFile.get(globalThis)?.get(name)?.value as T | undefined;
}

/**
 * Whether a function was made by a test file that is over: it inherits from that file's own `Function.prototype`.
 *
 * What such a file has left behind, a consumer or a timer, goes on in the process and reaches core modules as that of any other does.
 */
export function isOfPastFile(made: object): boolean {
  const { pastFunctions } = sharedScopes();
  let inherited = Object.getPrototypeOf(made) as object | null;
  while (inherited !== null && !pastFunctions.has(inherited)) inherited = Object.getPrototypeOf(inherited) as object | null;
  return inherited !== null;
}

function sharedScopes(): Scopes {
  const holder = http.Server as unknown as { [SCOPES]?: Scopes };
  if (holder[SCOPES] === undefined) {
    // Made outside of any test file, as each object keeps the `globalThis` in memory in which it was made.
    const scopes = vm.runInThisContext(NO_FILES) as Scopes;
    Object.defineProperty(holder, SCOPES, { value: scopes });
  }
  return holder[SCOPES]!;
}

function leaveOnce(values: Map<string, FileValue>, onLeft: () => void): () => void {
  let left = false;
  return () => {
    if (left) return;
    left = true;
    onLeft();
    for (const { leave } of values.values()) leave();
  };
}

/** The next file of a worker may have nothing to do with this package: what this one answered must not go on answering it. */
function atEndOfFile(leave: () => void): void {
  onCircusEvent(({ name }) => {
    if (name === 'teardown') leave();
  });
}
