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

/** Tests that load packages of ES modules only: MSW, of which a part is, and ArkType. */
const esmTests = '/test/(transport/msw[^/]*|readme|testing/schema-libraries)\\.test\\.ts$';

const config: Config = {
  projects: [
    {
      displayName: 'sqs',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [esmTests],
      modulePathIgnorePatterns: ['<rootDir>/(dist|examples|\\.demo)/'],
      transform: { '\\.ts$': ['ts-jest', tsJest] },
    },
    {
      displayName: 'esm',
      testRegex: [esmTests],
      modulePathIgnorePatterns: ['<rootDir>/(dist|examples|\\.demo)/'],
      // Jest must turn those packages into CommonJS.
      transform: { '\\.m?[jt]s$': ['ts-jest', tsJest] },
      transformIgnorePatterns: ['/node_modules/(?!(.*/)?(rettime|until-async|@open-draft/deferred-promise|arktype|arkregex|@ark/[^/]+)/)'],
    },
  ],
};

export { config as default };
