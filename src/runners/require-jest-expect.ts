import type { ExtendableExpect } from './extendable-expect';

/** How strict package managers hide `expect` from us, and where it is found all the same. */
const WAY_TO_EXPECT = ['jest', '@jest/core', 'jest-snapshot', 'expect'];

/**
 * Finds Jest's `expect` where it is no global: that of @jest/globals when tests run already, or else that of the
 * `expect` package, which shares its matchers with all other copies in the test file.
 *
 * @returns `undefined` when neither is to be found
 */
export function requireJestExpect(isExpect: (value: unknown) => value is ExtendableExpect): ExtendableExpect | undefined {
  // Not a plain call of `require`: a bundler would try to follow it.
  const load = typeof require === 'function' ? require : undefined;
  if (load === undefined) return undefined;
  const attempts: (() => unknown)[] = [
    () => (load('@jest/globals') as { expect?: unknown }).expect,
    () => (load('expect') as { expect?: unknown }).expect,
    () => (load(resolveThrough(WAY_TO_EXPECT, load)) as { expect?: unknown }).expect,
  ];
  for (const attempt of attempts) {
    const found = attemptTo(attempt);
    if (isExpect(found)) return found;
  }
  return undefined;
}

/** Resolves each package from the folder of the one before, starting where the tests were started. */
function resolveThrough(names: readonly string[], load: NodeJS.Require): string {
  return names.reduce((from, name) => load.resolve(name, { paths: [from === '' ? process.cwd() : folderOf(from)] }), '');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
}

function attemptTo(load: () => unknown): unknown {
  try {
    return load();
  } catch {
    return undefined;
  }
}
