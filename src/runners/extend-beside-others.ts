import { meansQueue } from '../testing/world/means-queue';
import { worldBehind } from '../testing/world/test-world';
import type { Matcher } from '../testing/values/matcher';
import type { ExtendableExpect } from './extendable-expect';

type Matchers = Record<string, Matcher>;

/** A matcher of this package: it answers for queues and worlds, and leaves the rest to another package's of its name. */
type SharedMatcher = Matcher & { [OURS]?: true };

// Symbols of the whole process: there may be several copies of this module (jest.resetModules).
const OURS = Symbol.for('msw-sqs.matcher');
const OTHERS = Symbol.for('msw-sqs.other-matchers');

/** Where all copies of Jest's `expect` within a test file keep their matchers. */
const JEST_STORE = Symbol.for('$$jest-matchers-object');

/**
 * Adds matchers to an `expect` that other packages extend as well.
 *
 * aws-sdk-client-mock-jest, its like for Vitest, and jest-extended have matchers of the same names. Whoever came last
 * would take over: instead, each package's matchers go on answering for its own subjects, whichever came first.
 */
export function extendBesideOthers(expect: ExtendableExpect, matchers: Readonly<Record<string, unknown>>): void {
  const others = othersOfFile();
  const store = (globalThis as { [JEST_STORE]?: { readonly matchers: Matchers } })[JEST_STORE]?.matchers ?? {};
  const added = { ...matchers } as Matchers;
  const shared: Matchers = {};
  const before: Matchers = {};
  for (const name in added) {
    if (!name.includes('Command') && name !== 'toBeEmpty') continue;
    added[name] = shared[name] = sharedMatcher(name, added[name]!, others);
    if (store[name] !== undefined) before[name] = store[name];
  }

  expect.extend(added);

  // Vitest keeps them in another form.
  const isJest = store['toBeEmpty'] === added['toBeEmpty'];
  if (!isJest) return watchExtend(expect, shared, others);
  for (const name in before) keepOther(others, name, before[name]!);
  for (const name in shared) watchStore(store, name, others);
}

function sharedMatcher(name: string, ours: Matcher, others: Map<string, Matcher>): SharedMatcher {
  const shared: SharedMatcher = function (received, ...args) {
    const isOurs = typeof received === 'string' ? name !== 'toBeEmpty' || meansQueue(received) : worldBehind(received) !== undefined;
    const matcher = isOurs ? ours : (others.get(name) ?? ours);
    return matcher.call(this, received, ...args);
  };
  shared[OURS] = true;
  return shared;
}

/** The matchers of other packages, by the names that this one has, too. */
function othersOfFile(): Map<string, Matcher> {
  const scope = globalThis as { [OTHERS]?: Map<string, Matcher> };
  return (scope[OTHERS] ??= new Map());
}

/** @returns whether it is another package's */
function keepOther(others: Map<string, Matcher>, name: string, matcher: SharedMatcher): boolean {
  if (matcher[OURS]) return false;
  others.set(name, matcher);
  return true;
}

function watchStore(store: Matchers, name: string, others: Map<string, Matcher>): void {
  let ours = store[name]!;
  Object.defineProperty(store, name, {
    configurable: true,
    enumerable: true,
    get: () => ours,
    set(matcher: Matcher) {
      if (!keepOther(others, name, matcher)) ours = matcher;
    },
  });
}

function watchExtend(expect: ExtendableExpect, shared: Matchers, others: Map<string, Matcher>): void {
  const { extend } = expect;
  expect.extend = (added) => {
    const kept = Object.entries(added as Matchers).map(([name, matcher]) => {
      const isAnothers = name in shared && keepOther(others, name, matcher);
      return [name, isAnothers ? shared[name] : matcher];
    });
    extend(Object.fromEntries(kept));
  };
}
