import type { TestWorld } from './test-world';

let source: () => TestWorld | undefined = () => undefined;

/** Says in which world matchers look up a queue's name, URL or ARN; asked anew for each assertion. */
export function useWorldOfFile(worldOfFile: () => TestWorld | undefined): void {
  source = worldOfFile;
}

/** The world of the running test file, if there is one. */
export function currentWorld(): TestWorld | undefined {
  return source();
}
