import { startLocalStack, type LocalStackOptions } from './containers/start-localstack';
import type { BackendChoice } from './started-backend';
import { containerBackend } from './container-backend';

/**
 * LocalStack in a container of its own.
 *
 * @param options - as for `startLocalStack`
 *
 * @example
 * const backend = await localStack({ image: 'localstack/localstack:4.14.0' }).start();
 */
export function localStack(options?: LocalStackOptions): BackendChoice {
  return containerBackend('localstack', () => startLocalStack(options));
}
