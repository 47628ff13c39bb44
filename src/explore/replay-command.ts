import { isNodeTest, testRunner } from '../system/environment/test-runner';
import { currentTestName } from '../system/runner/current-test-name';

/** How a runner is told which test it is to run. */
const COMMANDS: Readonly<Record<'jest' | 'vitest' | 'node:test', string>> = {
  jest: 'npx jest -t ',
  vitest: 'npx vitest run -t ',
  'node:test': 'node --test --test-name-pattern=',
};

/** The line for a shell that shows a run again, in the runner at hand and of the test at hand, as far as they are known. */
export function replayCommand(replay: string): string {
  const variable = `MSW_SQS_REPLAY=${quoted(replay)}`;
  const runner = testRunner() ?? (isNodeTest() ? 'node:test' : undefined);
  if (runner === undefined) return variable;
  const name = currentTestName();
  // Vitest tells the suites as well, but looks for the words without what stands between them.
  return `${variable} ${COMMANDS[runner]}${name === undefined ? "'…'" : quoted(pattern(name.split(' > ').at(-1)!))}`;
}

/** Runners take a regular expression. */
function pattern(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
