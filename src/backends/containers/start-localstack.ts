import { backendPlaces } from '../../options/backend-places';
import { checkOptions } from '../../options/check-options';
import { engineEnvironment } from '../../system/process/engine-environment';
import type { ContainerOptions } from './container-options';
import { requireAuthToken, WAYS_OUT } from './require-auth-token';
import { startContainer } from './start-container';
import type { StartedContainer } from './started-container';

/** How LocalStack is to be started. */
export interface LocalStackOptions extends ContainerOptions {
  /** For releases of LocalStack that need an account. Default `LOCALSTACK_AUTH_TOKEN` of the environment. */
  readonly authToken?: string | undefined;
}

/** Stops a LocalStack that has no licence. */
const EXIT_CODE_NO_LICENCE = 55;

/**
 * Starts LocalStack in a container, with SQS alone, and waits until it answers.
 *
 * Default image: `localstack/localstack:4.14.0`, the last release that needs no account. For more services:
 * `env: { SERVICES: 'sqs,sns' }`. Queue URLs begin with what the client calls the container, so that they work outside of it.
 * The container goes when it is stopped, and at the latest with this process, however that ends.
 *
 * @throws Error that says what to do: no container engine, testcontainers missing, an image that needs a token, or
 * LocalStack not answering in time, then with the end of its log; the container is removed by then
 *
 * @example
 * await using localStack = await startLocalStack();
 * const client = localStack.client();
 * await client.send(new CreateQueueCommand({ QueueName: 'orders' }));
 */
export async function startLocalStack(options: LocalStackOptions = {}): Promise<StartedContainer> {
  checkOptions(backendPlaces.localStack, options);
  const { image = 'localstack/localstack:4.14.0', authToken = engineEnvironment().localStackAuthToken } = options;
  requireAuthToken(image, authToken);
  return startContainer(
    {
      name: 'localstack',
      title: 'LocalStack',
      neededBy: 'startLocalStack',
      image,
      port: 4566,
      readyLine: /^Ready\.$/m,
      // Its host and port are known only when it runs: what a queue URL begins with has to come from the request.
      env: { SERVICES: 'sqs', SQS_ENDPOINT_STRATEGY: 'dynamic', ...(authToken ? { LOCALSTACK_AUTH_TOKEN: authToken } : {}) },
      explainExit: (code) => (code === EXIT_CODE_NO_LICENCE ? WAYS_OUT : undefined),
    },
    options,
  );
}
