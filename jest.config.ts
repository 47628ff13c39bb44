/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

// The SDK says once per test file that it will drop Node 20.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/** Turns TypeScript into what Jest runs; `npm run types` checks the types. */
const tsJest = {
  diagnostics: false,
  tsconfig: {
    target: 'es2023',
    module: 'commonjs',
    moduleResolution: 'bundler',
    allowJs: true,
    isolatedModules: true,
    esModuleInterop: true,
  },
};

/** Tests that load MSW itself. */
const mswTests = '/test/transport/msw[^/]*\\.test\\.ts$';

/** Tests that load ArkType, which is ES modules only, too. */
const schemaTests = '/test/testing/schema-libraries\\.test\\.ts$';

/** Tests that load Middy, which is ES modules only, too. */
const lambdaTests = '/test/lambda/libraries\\.test\\.ts$';

const config: Config = {
  // Tests run in SQS' time: only a hang takes so long.
  testTimeout: 60_000,
  globalSetup: '<rootDir>/scripts/bundle-pages-for-tests.ts',
  maxWorkers: '100%',
  projects: [
    {
      displayName: 'sqs',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [mswTests, schemaTests, lambdaTests, '<rootDir>/test/containers/'],
      modulePathIgnorePatterns: ['<rootDir>/(dist|examples|\\.zoo|\\.demo|\\.guides|\\.readme|\\.contract|\\.mutation)/'],
      transform: { '\\.ts$': ['ts-jest', tsJest] },
    },
    {
      displayName: 'msw',
      testRegex: [mswTests],
      modulePathIgnorePatterns: ['<rootDir>/(dist|examples|\\.zoo|\\.demo|\\.guides|\\.readme|\\.contract|\\.mutation)/'],
      // MSW depends on packages that are ES modules only: Jest must turn them into CommonJS.
      transform: { '\\.m?[jt]s$': ['ts-jest', tsJest] },
      transformIgnorePatterns: ['/node_modules/(?!(.*/)?(rettime|until-async|@open-draft/deferred-promise)/)'],
    },
    {
      displayName: 'schemas',
      testRegex: [schemaTests],
      modulePathIgnorePatterns: ['<rootDir>/(dist|examples|\\.zoo|\\.demo|\\.guides|\\.readme|\\.contract|\\.mutation)/'],
      transform: { '\\.[jt]s$': ['ts-jest', tsJest] },
      transformIgnorePatterns: ['/node_modules/(?!(.*/)?(arktype|arkregex|@ark/[^/]+)/)'],
    },
    {
      displayName: 'lambda',
      testRegex: [lambdaTests],
      modulePathIgnorePatterns: ['<rootDir>/(dist|examples|\\.zoo|\\.demo|\\.guides|\\.readme|\\.contract|\\.mutation)/'],
      transform: { '\\.[jt]s$': ['ts-jest', tsJest] },
      transformIgnorePatterns: ['/node_modules/(?!(.*/)?@middy/)'],
    },
  ],
};

export { config as default, tsJest };
