/** The last release of LocalStack that runs without an account. */
const LAST_FREE = { major: 4, minor: 14 };

/** Tags that move on to the newest release. */
const MOVING_TAGS = ['latest', 'stable', 'dev', 'nightly'];

/**
 * Refuses an image of LocalStack that would end with exit code 55 for want of an auth token.
 *
 * An image that cannot be judged by its name, such as a copy in a registry of the user's own under another name, passes.
 *
 * @throws Error with the ways out
 */
export function requireAuthToken(image: string, authToken: string | undefined): void {
  if (authToken || !needsToken(image)) return;
  throw new Error(`${image} starts only with a LocalStack auth token, and there is none.\n${WAYS_OUT}`);
}

/** What to do about LocalStack's wish for a token. */
export const WAYS_OUT = [
  'From version 2026.3 on, LocalStack (its tags latest and stable, too) needs an account: without a token it ends with exit code 55.',
  "Either take the last free release: startLocalStack() without an image, or with { image: 'localstack/localstack:4.14.0' },",
  'or set LOCALSTACK_AUTH_TOKEN (or the option authToken) to the token of your account: https://app.localstack.cloud/workspace/auth-tokens',
].join('\n');

function needsToken(image: string): boolean {
  const [, repository, tag, digest] = /(?:^|\/)(localstack\/localstack(?:-pro)?)(?::([\w.-]+))?(@.+)?$/.exec(image) ?? [];
  if (repository === undefined) return false;
  if (repository.endsWith('-pro')) return true;
  if (tag === undefined) return digest === undefined;
  // latest-arm64, 2026.3.0-amd64
  const [name = ''] = tag.split('-');
  const [, major, minor] = /^v?(\d+)(?:\.(\d+))?/.exec(name) ?? [];
  if (major === undefined) return MOVING_TAGS.includes(name);
  return Number(major) > LAST_FREE.major || (Number(major) === LAST_FREE.major && Number(minor ?? 0) > LAST_FREE.minor);
}
