import type { SQSClient } from '@aws-sdk/client-sqs';
import { awsAllowed } from '../system/environment/aws-allowed';
import { realSleep } from '../system/time/real-sleep';
import { runId } from '../system/process/run-id';
import { jsonCaller } from './json-caller';
import { sdkExchange } from './sdk-exchange';
import type { BackendChoice, StartedBackend } from './started-backend';
import { usersSdk, type UsersSdk } from './users-sdk';

/** Which Amazon SQS. */
export interface AwsOptions {
  /** As `eu-west-1`. Default: what the SDK finds in environment and profile. */
  readonly region?: string | undefined;
}

/** What AWS issues: long-lived keys, and those of a session. */
const ISSUED_KEY = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;
const KEY_OF_DOCUMENTATION = /EXAMPLE$/;
const AWS_HOST = /\.amazonaws\.com(?:\.cn)?$/;

/**
 * Amazon SQS itself, with the credentials that the SDK finds. It costs money, if little: the free tier has a million calls a month.
 *
 * Queues made on it begin with `msw-sqs-`, and are deleted. It starts only where the variable `MSW_SQS_ALLOW_AWS` is 1.
 *
 * @example
 * const backend = await aws({ region: 'eu-west-1' }).start();
 */
export function aws(options: AwsOptions = {}): BackendChoice {
  return {
    name: 'aws',
    capabilities: [],
    unavailable: () => (awsAllowed() ? undefined : NOT_ALLOWED),
    async start() {
      mustBeAllowed();
      const sdk = usersSdk('aws()');
      const config = options.region === undefined ? {} : { region: options.region };
      const client = new sdk.SQSClient(config);
      const region = await regionOf(client);
      await mustHaveOwnCredentials(client);
      const backend = awsBackend({ client, region, sdk });
      await mustAnswer(backend);
      return backend;
    },
  };
}

interface AwsParts {
  readonly client: SQSClient;
  readonly region: string;
  readonly sdk: UsersSdk;
}

function awsBackend({ client, region, sdk }: AwsParts): StartedBackend {
  const queuePrefix = `msw-sqs-${runId()}-`;
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await deleteQueues(client, queuePrefix, sdk);
    client.destroy();
  };
  return {
    name: 'aws',
    endpoint: undefined,
    region,
    // Its numbers of messages lag behind, and real minutes are long.
    offers: ['strict', 'json'],
    queuePrefix,
    call: jsonCaller(sdkExchange(client, sdk, mustBeAws), { accessKey: '', region }),
    pass: (seconds) => realSleep(seconds * 1000),
    client: (more = {}) => new sdk.SQSClient({ region, ...more }),
    stop: () => (stopped ??= stop()),
  };
}

function mustBeAllowed(): void {
  if (!awsAllowed()) throw new Error(NOT_ALLOWED);
}

const NOT_ALLOWED = 'This calls Amazon SQS itself, in your account: set MSW_SQS_ALLOW_AWS=1 if that is what you want.';

/** Environment and profile can name another endpoint. */
function mustBeAws(hostname: string): void {
  if (AWS_HOST.test(hostname)) return;
  throw new Error(`The SDK would call ${hostname} instead of AWS: see AWS_ENDPOINT_URL and your profile, or give its URL as the backend.`);
}

async function regionOf(client: SQSClient): Promise<string> {
  try {
    return await client.config.region();
  } catch (error) {
    throw new Error("There is no region for AWS: give one, as in aws({ region: 'eu-west-1' }), or set AWS_REGION.", { cause: error });
  }
}

async function mustHaveOwnCredentials(client: SQSClient): Promise<void> {
  const advice = 'Set AWS_PROFILE, or sign in as for the AWS CLI.';
  let accessKeyId: string;
  try {
    ({ accessKeyId } = await client.config.credentials());
  } catch (error) {
    throw new Error(`The SDK finds no credentials for AWS: ${(error as Error).message}. ${advice}`, { cause: error });
  }
  if (!ISSUED_KEY.test(accessKeyId) || KEY_OF_DOCUMENTATION.test(accessKeyId))
    throw new Error(`The access key that the SDK finds, "${accessKeyId}", is none that AWS issued. ${advice}`);
}

async function mustAnswer({ call, region }: StartedBackend): Promise<void> {
  const { error } = await call('ListQueues', {});
  if (error !== undefined) throw new Error(`SQS in ${region} refuses ListQueues, ${error.code}: ${error.message}`);
}

/** Scenarios delete what they made; this is for those that were ended before they could. */
async function deleteQueues(
  client: SQSClient,
  QueueNamePrefix: string,
  { ListQueuesCommand, DeleteQueueCommand }: UsersSdk,
): Promise<void> {
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({ QueueNamePrefix }));
  // A deleted queue is listed for up to a minute; deleting it again fails.
  await Promise.allSettled(QueueUrls.map((QueueUrl) => client.send(new DeleteQueueCommand({ QueueUrl }))));
}
