import { perFile } from '../../system/runner/per-file';
import type { TestWorld } from './test-world';

interface WorldOfFile {
  find: () => TestWorld | undefined;
}

/** Says in which world matchers look up a queue's name, URL or ARN; asked anew for each assertion. */
export function useWorldOfFile(find: () => TestWorld | undefined): void {
  worldOfFile().find = find;
}

/** The world of the running test file, if there is one. */
export function currentWorld(): TestWorld | undefined {
  return worldOfFile().find();
}

/** One for all copies of this module within a file (`jest.resetModules()`). */
function worldOfFile(): WorldOfFile {
  return perFile('world-of-file', () => ({ value: { find: () => undefined }, leave() {} }));
}
