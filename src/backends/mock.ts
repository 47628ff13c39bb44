import { sqsClient } from './containers/sqs-client';
import { createSqs } from '../world/sqs';
import type { SqsOptions } from '../world/sqs-options';
import { mockBackend } from './mock-backend';
import { sdkHandler } from './sdk-handler';
import type { BackendChoice } from './started-backend';

/**
 * A world in this process; `pass` moves its clock.
 *
 * @param options - as for `createSqs`
 *
 * @example
 * const backend = await mock({ strict: true }).start();
 */
export function mock(options: SqsOptions = {}): BackendChoice {
  const strict = options.strict ?? false;
  return {
    name: 'mock',
    capabilities: ['virtualTime', 'exactCounts', 'matchers'],
    async start() {
      const sqs = createSqs(options);
      return {
        ...mockBackend(sqs, { strict }),
        endpoint: undefined,
        region: sqs.region,
        sqs,
        client: (config) => sqsClient({ region: sqs.region, requestHandler: sdkHandler(sqs.handler), ...config }),
        apart: () => mockBackend(createSqs(options), { strict }),
        stop: async () => sqs.clear(),
      };
    },
  };
}
