/** Besides keys, where the AWS SDK finds credentials. */
export const OTHER_SOURCES_OF_CREDENTIALS = [
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** Key and secret of those that are made up. */
export const TEST_KEY = 'test';

/**
 * Gives the AWS SDK a region and credentials where the environment has none.
 *
 * Without them a plain `new SQSClient()` looks for files and asks the network before it fails.
 */
export function provideTestCredentials(region: string): void {
  const env = globalThis.process?.env;
  if (env === undefined) return;
  env['AWS_REGION'] ||= region;
  // The user's own stay, and sign calls that go nowhere.
  if (['AWS_ACCESS_KEY_ID', ...OTHER_SOURCES_OF_CREDENTIALS].some((name) => env[name])) return;
  env['AWS_ACCESS_KEY_ID'] = TEST_KEY;
  env['AWS_SECRET_ACCESS_KEY'] = TEST_KEY;
}
