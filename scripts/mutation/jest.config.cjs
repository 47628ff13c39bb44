'use strict';

/**
 * Runs the bundle of bundle-tests.ts.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  rootDir: `${process.cwd()}/.mutation-tests`,
  testMatch: ['<rootDir>/all.test.js'],
  // The bundle is what Node.js runs as it is.
  transform: {},
  testEnvironment: require.resolve('./until-first-failure.cjs'),
  // One file is found without a process that looks for it.
  haste: { forceNodeFilesystemAPI: true },
  // Only a hang takes so long.
  testTimeout: 10_000,
};
