import { changedEnvironment } from './changed-environment';
import { TEST_KEY } from './test-credentials';

/**
 * Takes back the credentials of `provideTestCredentials`: for AWS itself, the user has others.
 *
 * @returns a function that gives them again
 */
export function withoutTestCredentials(): () => void {
  if (globalThis.process?.env['AWS_ACCESS_KEY_ID'] !== TEST_KEY) return () => {};
  return changedEnvironment({ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined });
}
