import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../sqs';
import type { SqsOptions } from '../../world/sqs-options';
import { mockBackend } from '../mock-backend';
import { sdkHandler } from '../sdk-handler';
import type { BackendChoice } from '../started-backend';
import { usersSdk, type UsersSdk } from '../users-sdk';

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
      const sdk = usersSdk('mock()');
      const sqs = createSqs(options);
      return {
        ...mockBackend(sqs, { strict }),
        endpoint: undefined,
        region: sqs.region,
        sqs,
        client: (config) => clientOf(sqs, sdk, config),
        apart: () => mockBackend(createSqs(options), { strict }),
        stop: () => Promise.resolve(sqs.clear()),
      };
    },
  };
}

function clientOf({ handler, region }: Sqs, { SQSClient }: UsersSdk, config: SQSClientConfig = {}) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new SQSClient({ region, credentials, requestHandler: sdkHandler(handler), ...config });
}
