/** Where the AWS SDK would find credentials of the user's own: then they stay, and sign calls that go nowhere. */
const SOURCES_OF_CREDENTIALS = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/**
 * Gives the AWS SDK a region and credentials where the environment has none.
 *
 * Without them a plain `new SQSClient()` looks for files and asks the network before it fails.
 */
export function provideTestCredentials(region: string): void {
  const env = globalThis.process?.env;
  if (env === undefined) return;
  env['AWS_REGION'] ||= region;
  if (SOURCES_OF_CREDENTIALS.some((name) => env[name])) return;
  env['AWS_ACCESS_KEY_ID'] = 'test';
  env['AWS_SECRET_ACCESS_KEY'] = 'test';
}
