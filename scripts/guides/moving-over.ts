import { resolve, join } from 'node:path';
import { serve } from '../clients/serve';
import { installExample } from '../install-example';
import { installedNode, installedPeer } from '../matrix/installed';
import { runToEnd } from '../matrix/run-cell';
import { FAUXQS } from '../peer-versions';
import { run } from '../run';
import { step } from '../step';
import { styled } from '../styled';
import { testResults } from '../test-results';

const EXAMPLE = 'examples/moving-over';

/** fauxqs needs node:sqlite. */
const NODE_FOR_FAUXQS = 24;

interface Suite {
  readonly tool: string;
  /** `unchanged`: the tests from before, with msw-sqs in the place of the server. */
  readonly side: 'before' | 'unchanged' | 'after';
  readonly runner: 'jest' | 'vitest';
  /** Jest's configuration, if it is not that of the example. */
  readonly config?: string;
}

const SUITES: readonly Suite[] = [
  { tool: 'aws-sdk-client-mock', side: 'before', runner: 'jest' },
  { tool: 'aws-sdk-client-mock', side: 'after', runner: 'jest' },
  { tool: 'fauxqs', side: 'before', runner: 'vitest' },
  { tool: 'fauxqs', side: 'after', runner: 'vitest' },
  { tool: 'localstack', side: 'before', runner: 'jest' },
  { tool: 'localstack', side: 'unchanged', runner: 'jest', config: 'localstack/jest.config.js' },
  { tool: 'localstack', side: 'after', runner: 'jest' },
  { tool: 'elasticmq', side: 'before', runner: 'jest' },
  { tool: 'elasticmq', side: 'unchanged', runner: 'jest', config: 'elasticmq/jest.config.js' },
  { tool: 'elasticmq', side: 'after', runner: 'jest', config: 'elasticmq/jest.config.js' },
  { tool: 'sdk-stubs', side: 'before', runner: 'jest' },
  { tool: 'sdk-stubs', side: 'after', runner: 'jest' },
];

/** How a server stands in for another one. */
const STAND_INS: Readonly<Record<string, readonly string[]>> = {
  localstack: [],
  elasticmq: ['--config', `${EXAMPLE}/elasticmq/elasticmq.conf`, '--region', 'eu-west-1'],
};

/** The tools that a guide for moving over is about. */
export const TOOLS: readonly string[] = [...new Set(SUITES.map(({ tool }) => tool))];

/** The types of Jest and Vitest do not go together. */
const TYPE_CHECKED = ['.', 'fauxqs'];

/**
 * Runs the tests of the example of moving over, before and after, and tells how each suite went.
 *
 * @param folder - a new one within this project
 * @param tools - those whose tests are run
 * @returns whether all went well
 */
export async function runMovingOver(folder: string, tools: readonly string[]): Promise<boolean> {
  const startMs = Date.now();
  const suites = SUITES.filter(({ tool }) => tools.includes(tool));
  const fauxqs = await step(`Installing fauxqs and Node.js ${NODE_FOR_FAUXQS} for it, unless they are there`, async () => {
    const [peer, node] = await Promise.all([installedPeer('fauxqs', FAUXQS), installedNode(NODE_FOR_FAUXQS)]);
    return { value: { folder: peer, node }, result: `${FAUXQS}, ${run(node, ['--version']).trim()}` };
  });
  const project = await installExample(EXAMPLE, folder, { fauxqs: fauxqs.folder });
  await step('Checking the types of the tests', () => {
    for (const config of TYPE_CHECKED) run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', config], project);
    return { value: undefined, result: 'tsc' };
  });

  console.log();
  printRow('moving from', '', 'tests', 'seconds', 'of them in tests', 'against');
  // They sleep more than they work: those of different tools do so at the same time.
  const ofTools = await Promise.all(
    tools.map(async (tool) => {
      let failures = 0;
      for (const suite of suites.filter((one) => one.tool === tool)) {
        if (!(await runSuite(suite, { project, newerNode: fauxqs.node }))) failures++;
      }
      return failures;
    }),
  );
  const failed = ofTools.reduce((sum, count) => sum + count, 0);
  console.log(`\n${suites.length - failed} of ${suites.length} passed in ${secondsSince(startMs)} s.\n`);
  return failed === 0;
}
interface Workshop {
  readonly project: string;
  readonly newerNode: string;
}

/** @returns whether all its tests passed */
async function runSuite(suite: Suite, { project, newerNode }: Workshop): Promise<boolean> {
  const startMs = Date.now();
  const { tool, side } = suite;
  const server = await serverFor(suite);
  const report = join(project, `${tool}-${side}.json`);
  const program = tool === 'fauxqs' && side === 'before' ? newerNode : process.execPath;
  const env = server && { AWS_ENDPOINT_URL: server.endpoint };
  const { status, output } = await runToEnd(program, [...commandOf(suite, report), `${tool}/${side === 'unchanged' ? 'before' : side}`], {
    project,
    env,
  });
  await server?.stop();

  const { passed, total, testMs } = testResults(report);
  const isWell = status === 0 && passed > 0 && passed === total;
  const mark = isWell ? styled('green', `${passed} ok`) : styled('red', `${total - passed} FAILED`);
  const against = side === 'before' ? (server?.name ?? tool) : 'msw-sqs';
  printRow(tool, side, mark, secondsSince(startMs), (testMs / 1000).toFixed(1), against);
  if (!isWell) console.log(output.replace(/^/gm, '    | '));
  return isWell;
}

/** The server that a test needs and does not start itself. */
async function serverFor({ tool, side }: Suite) {
  const flags = STAND_INS[tool];
  if (flags === undefined || side !== 'before') return undefined;
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  if (endpoint !== undefined) return { name: endpoint, endpoint, stop: () => Promise.resolve() };
  return { name: 'msw-sqs serve, in its place', ...(await serve('dist/cli.cjs', flags)) };
}

function commandOf({ runner, config }: Suite, report: string): string[] {
  const configured = config === undefined ? [] : ['--config', config];
  return runner === 'jest'
    ? [resolve('node_modules/jest/bin/jest.js'), '--runInBand', ...configured, '--json', '--outputFile', report]
    : [resolve('node_modules/vitest/vitest.mjs'), 'run', '--reporter=json', `--outputFile=${report}`, '--reporter=default'];
}

function printRow(...cells: readonly string[]): void {
  const widths = [21, 8, 10, 9, 18, 0];
  console.log(cells.map((cell, index) => cell.padEnd(widths[index]!)).join(''));
}

function secondsSince(startMs: number): string {
  return ((Date.now() - startMs) / 1000).toFixed(1);
}
