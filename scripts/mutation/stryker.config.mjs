import { fileURLToPath } from 'node:url';

const every = Number(process.env.MUTATION_EVERY ?? 1);
const reports = process.env.MUTATION_REPORTS ?? '.mutation';

const beside = (file) => fileURLToPath(new URL(file, import.meta.url));

export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner', beside('survivors.mjs'), ...(every > 1 ? [beside('sampled.mjs')] : [])],
  checkers: every > 1 ? ['sampled'] : [],
  jest: { configFile: 'scripts/mutation/jest.config.cjs', enableFindRelatedTests: false },
  buildCommand: 'node -r esbuild-register scripts/mutation/bundle-tests.ts',
  coverageAnalysis: 'perTest',
  // A mutant in what is done once, at loading, would need all tests.
  ignoreStatic: true,
  concurrency: 2,
  // Loops are ended by how often they turn: only a process that hangs takes so long, and a busy machine must not count as a test that fails.
  timeoutFactor: 4,
  timeoutMS: 90_000,
  // A Jest that has run hundreds of times has grown.
  maxTestRunnerReuse: 150,
  ignorePatterns: ['bench', 'dist', 'docs', 'examples', 'schema', '.*', '*.md'],
  tempDirName: '.mutation/sandbox',
  cleanTempDir: 'always',
  incremental: true,
  incrementalFile: `${reports}/incremental.json`,
  reporters: ['survivors', 'html', 'json'],
  htmlReporter: { fileName: `${reports}/mutation.html` },
  jsonReporter: { fileName: `${reports}/mutation.json` },
  thresholds: { high: 90, low: 85, break: 85 },
  disableTypeChecks: false,
};
