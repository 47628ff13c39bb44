import { perFile } from '../runner/per-file';
import { changedEnvironment, type Environment } from './changed-environment';

/** Besides keys, where the AWS SDK finds credentials. */
export const OTHER_SOURCES_OF_CREDENTIALS = [
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** Key and secret of those that are made up. */
const TEST_KEY = 'test';

/** Who needs them in this test file: how many, and how to put back what the environment had, the latest change first. */
interface Provision {
  users: number;
  changes: Change[];
}

/** A change of the environment. */
interface Change {
  /** What somebody else has changed meanwhile is left to them. @returns a function that makes the change again */
  undo(): () => void;
}

/**
 * Gives the AWS SDK a region where the environment has none, and credentials that it has at hand.
 *
 * What is intercepted needs none that are good for anything. Those of a profile, of single sign-on, of a web identity, a container or
 * an EC2 instance take a login, or a call to another server, before the first call to SQS is made. Keys of the user's own stay.
 *
 * @returns a function that puts back what was there, once all who asked have called it
 */
export function provideTestCredentials(region: string): () => void {
  if (globalThis.process?.env === undefined) return () => {};
  const provision = provisionOfFile();
  provision.users++;
  provision.changes.unshift(change(testEnvironment(region)));
  let done = false;
  return () => {
    if (done) return;
    done = true;
    if (--provision.users === 0) undoAll(provision);
  };
}

/**
 * Takes back what {@link provideTestCredentials} gave: for AWS itself, the user has others.
 *
 * @returns a function that gives them again
 */
export function withoutTestCredentials(): () => void {
  return undoAll(provisionOfFile());
}

function provisionOfFile(): Provision {
  return perFile('test-credentials', () => ({ value: { users: 0, changes: [] } as Provision, leave: () => {} }));
}

function undoAll(provision: Provision): () => void {
  const changes = provision.changes.splice(0);
  const redo = changes.map(({ undo }) => undo());
  return () => {
    for (const again of redo.reverse()) again();
    provision.changes.push(...changes);
  };
}

function testEnvironment(region: string): Environment {
  const { env } = process;
  const hasKeys = Boolean(env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']);
  return {
    AWS_REGION: env['AWS_REGION'] || region,
    // Beside keys the SDK takes the profile, all other sources only without them.
    AWS_PROFILE: undefined,
    ...(!hasKeys && { AWS_ACCESS_KEY_ID: TEST_KEY, AWS_SECRET_ACCESS_KEY: TEST_KEY, AWS_SESSION_TOKEN: undefined }),
    // The SDK's mode "auto" asks an instance for its region, whatever the credentials.
    AWS_EC2_METADATA_DISABLED: env['AWS_EC2_METADATA_DISABLED'] || 'true',
  };
}

function change(values: Environment): Change {
  const before = valuesOf(Object.keys(values));
  changedEnvironment(values);
  return {
    undo() {
      const ours = Object.keys(values).filter((name) => process.env[name] === values[name]);
      return changedEnvironment(Object.fromEntries(ours.map((name) => [name, before[name]])));
    },
  };
}

function valuesOf(names: readonly string[]): Environment {
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
