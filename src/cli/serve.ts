import { startSqsServer, type SqsServerOptions } from '../server/start-sqs-server';
import { nearNames } from '../words/near-names';
import { createSqs, type Sqs } from '../world/sqs';
import type { SqsOptions } from '../world/sqs-options';
import { optionValues, type OptionValues } from './option-values';
import { queueFile } from './queue-file';
import { stopOnSignal } from './stop-on-signal';
import { UsageError } from './usage-error';
import { wholeNumber } from './whole-number';

const OPTIONS = {
  port: '9324',
  host: '127.0.0.1',
  account: '000000000000',
  region: 'us-east-1',
  config: 'queues.json',
  seed: '1',
  strict: true,
  'auto-create': true,
  help: true,
  version: true,
} as const;

/** A server runs for days, and no test is there to ask it what happened long ago. */
const JOURNAL_EVENTS = 1_000;

/** `msw-sqs serve`: serves SQS until a signal ends it. @throws UsageError, and what `startSqsServer` throws */
export async function serve(args: readonly string[]): Promise<void> {
  const values = optionValues(args, OPTIONS);
  const { port, host, ...options } = serverOptions(values);
  const server = await startSqsServer({ port, host, sqs: served(options, values.config) });
  stopOnSignal(() => server.close());
  const { endpoint, sqs } = server;
  process.stdout.write(`msw-sqs is ready on ${endpoint} (region ${sqs.region}, account ${sqs.accountId})\n`);
}

/** @throws UsageError that names the file whose queues SQS refuses */
function served(options: SqsOptions, config: string | undefined): Sqs {
  try {
    return createSqs(options);
  } catch (error) {
    if (config === undefined) throw error;
    throw new UsageError(`${config}: ${(error as Error).message}`);
  }
}

function serverOptions(values: OptionValues<typeof OPTIONS>): SqsServerOptions {
  const { host, account: accountId = OPTIONS.account, region = OPTIONS.region, config, strict, 'auto-create': autoCreateQueues } = values;
  if (!/^\d{12}$/.test(accountId)) throw new UsageError(`--account must be 12 digits, such as 000000000000, but is "${accountId}".`);
  if (!/^[a-z]+(-[a-z]+)+-\d+$/.test(region)) throw new UsageError(unknownRegion(region));
  return {
    port: wholeNumber('--port', values.port, { max: 65_535, range: 'from 0 (any free port) to 65535' }),
    host,
    accountId,
    region,
    strict,
    autoCreateQueues,
    hangAfter: false,
    journalEvents: JOURNAL_EVENTS,
    seed: wholeNumber('--seed', values.seed, { max: Number.MAX_SAFE_INTEGER, range: 'such as 1' }),
    queues: config === undefined ? undefined : queueFile(config),
  };
}

function unknownRegion(text: string): string {
  const near = nearNames(text, ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-northeast-1']);
  return `--region must be a region such as ${near[0] ?? 'eu-west-1'}, but is "${text}".`;
}
