import { sqsClient } from './containers/sqs-client';
import { environmentDefaults } from '../system/environment/environment';
import { realSleep } from '../system/time/real-sleep';
import { probeEndpointSync } from '../system/process/probe-endpoint-sync';
import type { Need } from './need';
import { httpExchange } from './http-exchange';
import { jsonCaller } from './json-caller';
import type { BackendChoice, StartedBackend } from './started-backend';

/** How an endpoint is spoken to. */
export interface EndpointOptions {
  /** What reports call it. Default: its URL. */
  readonly name?: string | undefined;
  /** Default `AWS_REGION`, else us-east-1. */
  readonly region?: string | undefined;
  /** Its account, where the backend takes it from there. Default `test`; signatures are not made for it. */
  readonly accessKey?: string | undefined;
  /** What it can. Default: all but `strict`, and `longTime`, for which a clock must be moved. */
  readonly offers?: readonly Need[] | undefined;
  /** Begins the names of queues made on it. Default `msw-sqs-`. */
  readonly queuePrefix?: string | undefined;
}

const OFFERED: readonly Need[] = ['exactCounts', 'manyMessages', 'json'];

/**
 * Whatever answers at a URL: `msw-sqs serve`, LocalStack, ElasticMQ, and others that speak AWS JSON 1.0 and do not check signatures.
 *
 * Its time is real: waiting for 3 seconds takes 3 seconds.
 *
 * @throws TypeError for what is no URL
 *
 * @example
 * const backend = await endpoint('http://127.0.0.1:4566').start();
 */
export function endpoint(url: string, options: EndpointOptions = {}): BackendChoice {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new TypeError(`An endpoint is a URL such as 'http://127.0.0.1:9324', but this is ${JSON.stringify(url)}.`);
  const { name = url, offers = OFFERED } = options;
  return {
    name,
    capabilities: offers.includes('exactCounts') ? ['exactCounts'] : [],
    unavailable() {
      const reason = probeEndpointSync(url);
      return reason && notAnswering(url, reason);
    },
    async start() {
      const backend = endpointBackend(url, { ...options, name });
      await mustAnswer(url, backend);
      return backend;
    },
  };
}

function endpointBackend(url: string, options: EndpointOptions & { readonly name: string }): StartedBackend {
  const { name, region = environmentDefaults().region, accessKey = 'test', offers = OFFERED, queuePrefix = 'msw-sqs-' } = options;
  const credentials = { accessKeyId: accessKey, secretAccessKey: 'test' };
  return {
    name,
    endpoint: url,
    region,
    offers,
    queuePrefix,
    call: jsonCaller(httpExchange(url), { accessKey, region }),
    pass: (seconds) => realSleep(seconds * 1000),
    client: (config) => sqsClient({ endpoint: url, region, credentials, ...config }),
    stop: () => Promise.resolve(),
  };
}

async function mustAnswer(url: string, { call }: StartedBackend): Promise<void> {
  let reason: string;
  try {
    const { error } = await call('ListQueues', {});
    if (error === undefined) return;
    reason = `ListQueues is refused, ${error.code}: ${error.message}`;
  } catch (error) {
    // Why fetch has failed is in its cause, which may be an error of another realm; several attempts have only a code in common.
    const { message, cause } = error as Error & { readonly cause?: { readonly message?: string; readonly code?: string } };
    reason = cause?.message || cause?.code || message;
  }
  throw new Error(notAnswering(url, reason));
}

function notAnswering(url: string, reason: string): string {
  return `No SQS answers at ${url} (${reason}). Start one, as in npx msw-sqs serve --port 9324, and give its URL.`;
}
