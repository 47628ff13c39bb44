/** How long a test in a run of its own may take: loading the SDK takes long on a machine that is busy. */
export const RUN_TIMEOUT_MS = 60_000;

/** How Jest runs a file of CommonJS as it is. @param entry - what it gets for `msw-sqs/jest` */
export function runConfig(file: string, entry: string, rootDir = __dirname) {
  return {
    rootDir,
    testTimeout: RUN_TIMEOUT_MS,
    testMatch: [`<rootDir>/${file}.run.js`],
    transform: {},
    moduleNameMapper: { '^msw-sqs/jest$': entry },
  };
}
