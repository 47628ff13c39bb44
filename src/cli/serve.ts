import { startServer, type SqsServer, type SqsServerOptions } from '../server/start-sqs-server';
import type { Option } from '../options/option';
import { places } from '../options/places';
import { nearNames } from '../words/near-names';
import { localStackVariables } from '../system/environment/local-stack-variables';
import { noticeOnce } from '../system/process/notice';
import { localStackOptions } from './local-stack-options';
import { optionValues, type OptionValues } from './option-values';
import { templateNotes } from './template-notes';
import { SERVE_FLAGS } from './serve-flags';
import { stopOnSignal } from './stop-on-signal';
import { UsageError } from './usage-error';

/** What is shown where a flag lacks its value. */
const EXAMPLES = {
  port: '9324',
  host: '127.0.0.1',
  account: '000000000000',
  region: 'us-east-1',
  token: 'a-long-secret',
  cors: 'http://localhost:3000',
  'public-url': 'https://sqs.example',
  'trust-proxy': true,
  config: 'queues.yml',
  seed: '1',
  data: './queues',
  fsync: true,
  strict: true,
  'auto-create': true,
  help: true,
  version: true,
} as const satisfies Record<keyof typeof SERVE_FLAGS, string | true>;

/** A server runs for days, and no test is there to ask it what happened long ago. */
const JOURNAL_EVENTS = 1_000;

/** `msw-sqs serve`: serves SQS until a signal ends it. @throws UsageError, and what `startServer` throws */
export async function serve(args: readonly string[]): Promise<void> {
  const values = optionValues(args, EXAMPLES);
  const before = localStackOptions(localStackVariables());
  if (before.word !== undefined) process.stderr.write(`${before.word}\n`);
  const options = { ...before.options, ...serverOptions(values) };
  if (options.template !== undefined) templateNotes(options.template, options).forEach(noticeOnce);
  const server = await startServer(options, { keepsCalls: false }).catch((error: unknown) => {
    throw refusedQueue(error);
  });
  stopOnSignal(() => server.close());
  process.stdout.write(readyText(server, options.token));
}

/** Says where the server is, and what lets into its control plane where nobody knows that yet. */
function readyText({ endpoint, sqs, token }: SqsServer, given: string | undefined): string {
  const ready = `msw-sqs is ready on ${endpoint} (region ${sqs.region}, account ${sqs.accountId})\n`;
  return token === undefined || token === given ? ready : `${ready}Page and control plane ask for a token: ${endpoint}/#token=${token}\n`;
}

/** An error that tells a user of a queue that SQS refuses; any other stays what it is. */
function refusedQueue(error: unknown): unknown {
  const isRefused = error instanceof Error && error.cause instanceof Error && /^(?:\S.*: )?Queue "/.test(error.message);
  return isRefused ? new UsageError(error.message) : error;
}

/** What the flags say, as options. @throws UsageError for a value that cannot be */
function serverOptions({ region = 'us-east-1', ...values }: OptionValues<typeof EXAMPLES>): SqsServerOptions {
  if (!/^[a-z]+(-[a-z]+)+-\d+$/.test(region)) throw new UsageError(unknownRegion(region));
  const options = Object.entries(SERVE_FLAGS).flatMap(([flag, row]) => {
    const text = values[flag as keyof typeof values];
    const given = flag === 'cors' && text !== undefined ? String(text).split(',') : text;
    return 'option' in row && given !== undefined ? [[row.option, valueOf(`--${flag}`, given, places.server.options[row.option])]] : [];
  });
  // The region of the environment is that of a client beside it.
  return { accountId: '000000000000', ...Object.fromEntries(options), region, hangAfter: false, journalEvents: JOURNAL_EVENTS };
}

function valueOf(flag: string, given: string | true | readonly string[], { kind }: Option): unknown {
  const value =
    typeof given === 'string' && /^\d+$/.test(given) && typeof kind.example === 'string' && /^[\d_]+$/.test(kind.example)
      ? Number(given)
      : given;
  if (kind.accepts(value)) return value;
  throw new UsageError(`${flag} must be ${kind.expected}, as in ${flag} ${plain(kind.example)}, but is "${given.toString()}".`);
}

const plain = (code: string): string => code.replace(/^'|'$/g, '');

function unknownRegion(text: string): string {
  const near = nearNames(text, ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-northeast-1']);
  return `--region must be a region such as ${near[0] ?? 'eu-west-1'}, but is "${text}".`;
}
