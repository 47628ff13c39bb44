/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';
import { tsJest } from '../../jest.config';

/** Tests that need a container engine: `npm run containers`. */
const config: Config = {
  rootDir: '../..',
  testMatch: ['<rootDir>/test/containers/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/(dist|examples|\\.demo)/'],
  transform: { '\\.ts$': ['ts-jest', tsJest] },
  testTimeout: 180_000,
};

export { config as default };
