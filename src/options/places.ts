import { limits } from '../core/limits';
import { EVENT_SOURCE_SYNONYMS } from './event-source-synonyms';
import { isObject, kinds } from './kinds';
import type { OptionPlace, OptionTable } from './option';
import { queuePlaces } from './queue-places';

// All options that there are. A new one is a row here, and a property of the interface that users see.

/** Options of a world. */
const SQS = {
  queues: {
    kind: {
      ...kinds.other<object>('an object of queues by name', '{ orders: { VisibilityTimeout: 30 } }', isObject),
      holdsByName: queuePlaces.definition,
    },
    otherwise: 'none',
    text: 'queues to begin with, by name',
  },
  template: {
    kind: kinds.text('the path of a file', "'./template.yml'", /./),
    otherwise: 'none',
    text: 'file of queues to begin with: YAML, JSON, CloudFormation, SAM, serverless.yml, elasticmq.conf',
  },
  clock: { kind: kinds.oneOf('system', 'virtual'), otherwise: "`'system'`", text: "`'virtual'`: stands still until moved" },
  autoAdvance: {
    kind: kinds.flag,
    otherwise: '`false`',
    text: 'skips the time that calls wait for: `sqs.clock.autoAdvance(true)`',
  },
  hangAfter: {
    kind: kinds.durationOrNever("'30s'"),
    otherwise: "`'3s'`; as a server `false`",
    text: 'real time after which a call fails whose clock nobody moves; `false`: never',
  },
  region: {
    kind: kinds.text('the name of a region', "'eu-west-1'", /^[\w-]+$/),
    otherwise: '`AWS_REGION` or us-east-1',
    text: 'region of callers whose credentials name none',
  },
  accountId: {
    kind: kinds.text('text of 12 digits', "'123456789012'", /^\d{12}$/),
    otherwise: '`000000000000`',
    text: 'account of callers whose credentials name none: 12 digits',
  },
  seed: {
    kind: kinds.wholeNumber({}, '1'),
    otherwise: 'another each time, see `sqs.seed`',
    text: 'ids and all other random choices follow from it',
  },
  chaos: {
    kind: {
      ...kinds.other<string | object>("'badDay', or faults made by the functions of msw-sqs/chaos", "'badDay'", isTextOrObject),
      names: ['badDay'],
    },
    otherwise: '`MSW_SQS_CHAOS`, or nothing',
    text: "what SQS does to the calls: `'badDay'`, or faults of `msw-sqs/chaos`",
  },
  strict: { kind: kinds.flag, otherwise: '`false`', text: "AWS' 60-second rules: `PurgeQueueInProgress`, `QueueDeletedRecently`" },
  autoCreateQueues: { kind: kinds.flag, otherwise: '`false`', text: 'a call to a queue that does not exist creates it' },
  maximumMessageSize: {
    kind: kinds.wholeNumber(limits.maximumMessageSizeBytes, '262_144'),
    otherwise: '1,048,576',
    text: 'bytes, from 1,024: upper bound and default of the attribute `MaximumMessageSize`',
  },
  accountsFromAccessKeys: {
    kind: kinds.flag,
    otherwise: '`false`',
    text: 'take the account out of access keys that AWS issued (`AKIA…`)',
  },
  endpoints: {
    kind: kinds.urls,
    otherwise: '`AWS_ENDPOINT_URL_SQS`, `AWS_ENDPOINT_URL`',
    text: 'further endpoints that are SQS, a URL or a list of them; the URLs of queues begin with the first',
  },
  otherAws: {
    kind: kinds.oneOf('warn', 'error', 'pass'),
    otherwise: "`'warn'`",
    text: "connections to AWS' other services that nobody in the test answers: `'error'` fails them, `'pass'` lets them go",
  },
  journalEvents: {
    kind: kinds.wholeNumber({ min: 1 }, '1000'),
    otherwise: '10,000',
    text: 'how many events the journal keeps, and how many calls',
  },
  journalBytes: {
    kind: kinds.wholeNumber({ min: 1 }, '1_000_000'),
    otherwise: '67,108,864',
    text: 'how many bytes of messages the journal keeps, and the calls; the newest is kept whatever its size',
  },
} as const satisfies OptionTable;

const SHADOW = {
  endpoint: { kind: kinds.text('a URL', "'http://127.0.0.1:4566'"), otherwise: '', text: 'where the backend answers' },
  accept: {
    kind: kinds.other<readonly object[]>('a list of differences', "[{ field: 'error.code', reason: '…' }]", Array.isArray),
    otherwise: 'none',
    text: 'differences that do not fail a test',
  },
  testName: {
    kind: kinds.other<() => string | undefined>('a function', "() => 'name of the test'", (value) => typeof value === 'function'),
    otherwise: "the runner's",
    text: 'tells the name of the test that runs',
  },
} as const satisfies OptionTable;

const shadow = {
  name: 'shadow',
  options: SHADOW,
  usage: (object: string) => `shadow(sqs, ${object})`,
} satisfies OptionPlace;

/** Options of the worlds of test files, besides those of a world. */
const OF_FILE = {
  listen: {
    kind: kinds.flag,
    otherwise: '`true`',
    text: 'answer the calls of the file by itself; `false`: those alone that come to its `sqs.handlers`, in an MSW server of your own',
  },
  resetBetweenTests: { kind: kinds.flag, otherwise: '`true`', text: 'begin each test but the first of a file with empty queues' },
  verifyAtEnd: {
    kind: kinds.flag,
    otherwise: '`false`',
    text: 'fail each test that does not conserve its messages: `toConserveMessages()`',
  },
  shadow: {
    kind: {
      ...kinds.other<string | object>('the URL of a backend, or an object', "'http://127.0.0.1:4566'", isTextOrObject),
      holds: shadow,
    },
    otherwise: '`MSW_SQS_SHADOW`',
    text: 'ask a real backend the same, and fail a test in which it answers differently',
  },
  doctor: {
    kind: kinds.oneOf('off', 'warn', 'fail'),
    otherwise: "`MSW_SQS_DOCTOR`, or `'off'`",
    text: 'look for misuses of SQS at the end of the file: say so, or fail it',
  },
  trace: {
    kind: kinds.oneOf('off', 'on-failure', 'always'),
    otherwise: "`MSW_SQS_TRACE`, or `'off'`",
    text: 'write a page of what happened in SQS: of each test that fails, or of each that uses it',
  },
  page: {
    kind: kinds.wholeNumber({ min: 1, max: 65_535 }, '9324'),
    otherwise: '`MSW_SQS_PAGE`, or none',
    text: "port of this machine at which a browser shows the file's SQS live: [the live page](docs/live-page.md)",
  },
} as const satisfies OptionTable;

/** Options of a server, besides those of a world. */
const OF_SERVER = {
  port: { kind: kinds.wholeNumber({ min: 0, max: 65_535 }, '9324'), otherwise: '9324', text: 'port to listen on; 0 takes a free one' },
  host: {
    kind: kinds.text('a name or address of this machine', "'127.0.0.1'", /^\S+$/),
    otherwise: '127.0.0.1',
    text: 'address to listen on; `0.0.0.0` lets other machines in',
  },
  token: {
    kind: kinds.text('a secret of at least 8 letters, digits, - . _ or ~', "'a-long-secret'", /^[\w.~-]{8,}$/),
    otherwise: 'a fresh one where other machines reach the server; none on this machine alone',
    text: 'what lets into the control plane, as `Authorization: Bearer TOKEN`',
  },
  cors: {
    kind: kinds.other<string | readonly string[]>("an origin, a list of them, or '*'", "'http://localhost:3000'", isOrigins),
    otherwise: 'none',
    text: 'origins whose pages in a browser may call; `*` for all',
  },
  publicUrl: {
    kind: kinds.other<string>('a URL without a path', "'https://sqs.example'", (value) => value !== '*' && isOrigin(value)),
    otherwise: 'the header `Host`',
    text: 'what clients reach the server under, as behind a proxy: queue URLs begin with it',
  },
  trustProxy: {
    kind: kinds.flag,
    otherwise: '`false`',
    text: 'believe `Forwarded` and `X-Forwarded-…`, which a proxy sets',
  },
  data: {
    kind: kinds.text('the path of a folder', "'./queues'", /./),
    otherwise: 'queues are gone when the server stops',
    text: 'folder to keep the queues in, in SQLite; needs Node.js 22.13',
  },
  fsync: {
    kind: kinds.flag,
    otherwise: '`false`',
    text: 'with `data`: answer only when the disk has it, so that power failures lose nothing either',
  },
  sqs: { kind: kinds.other<object>('what createSqs() returned', 'sqs', isSqs), otherwise: 'a new one', text: 'an SQS that exists already' },
} as const satisfies OptionTable;

/** Options of a mapping of a queue to a function. That numbers are in their range, AWS Lambda checks in its own words. */
const OF_EVENT_SOURCE = {
  batchSize: { kind: kinds.amount('a number of messages, 1 to 10,000', '10'), otherwise: '10', text: 'messages in a batch' },
  maximumBatchingWindowInSeconds: {
    kind: kinds.amount('a number of seconds, 0 to 300', '5'),
    otherwise: '0',
    text: 'how long messages are gathered for a batch',
  },
  reportBatchItemFailures: {
    kind: kinds.flag,
    otherwise: '`false`',
    text: "whether the function's answer says which messages failed",
  },
  maximumConcurrency: {
    kind: kinds.amount('a number of batches, 2 to 1,000', '2'),
    otherwise: 'as Lambda scales',
    text: 'batches that are with the function at a time',
  },
  filters: {
    kind: kinds.other<readonly (string | object)[]>('a list of patterns', "[{ body: { type: ['order'] } }]", Array.isArray),
    otherwise: 'none',
    text: 'patterns of EventBridge; a message that matches none is deleted',
  },
  enabled: { kind: kinds.flag, otherwise: '`true`', text: 'whether it polls at once' },
  timeout: {
    kind: kinds.amount('a number of seconds, 1 to 900', '30'),
    otherwise: '3',
    text: "seconds of SQS' time after which an invocation fails",
  },
  reservedConcurrency: {
    kind: kinds.amount('a number of invocations', '1'),
    otherwise: 'none',
    text: 'invocations of the function at a time, beyond which it is throttled',
  },
} as const satisfies OptionTable;

const OF_FUNCTION = {
  functionName: {
    kind: kinds.text('a name of letters, digits, - and _', "'bill'", /^[\w-]{1,64}$/),
    otherwise: "the handler's",
    text: "the function's name",
  },
} as const satisfies OptionTable;

/** What is intercepted is the same inside of `sqs.run()`. */
const { endpoints: _, otherAws: __, ...OF_RUN } = SQS;

/** Who takes options. */
export const places = {
  ...queuePlaces,
  createSqs: { name: 'createSqs', options: SQS, usage: (object) => `createSqs(${object})` },
  run: { name: 'sqs.run', options: OF_RUN, usage: (object) => `sqs.run(${object}, async (sqs) => { … })` },
  file: {
    name: 'MSW_SQS',
    options: { ...SQS, ...OF_FILE },
    usage: (object) => `globals: { MSW_SQS: ${object} } in Jest's configuration`,
  },
  server: { name: 'startSqsServer', options: { ...SQS, ...OF_SERVER }, usage: (object) => `startSqsServer(${object})` },
  shadow,
  eventSource: {
    name: 'mapEventSource',
    options: { ...OF_EVENT_SOURCE, ...OF_FUNCTION },
    synonyms: EVENT_SOURCE_SYNONYMS,
    usage: (object) => `mapEventSource(queue, handler, ${object})`,
  },
  eventSourceUpdate: {
    name: 'mapping.update',
    options: OF_EVENT_SOURCE,
    synonyms: EVENT_SOURCE_SYNONYMS,
    usage: (object) => `mapping.update(${object})`,
  },
} as const satisfies Record<string, OptionPlace>;

/** Where an option is looked for that was given to another place. */
export const PLACES: readonly OptionPlace[] = [
  places.createSqs,
  places.file,
  places.server,
  places.definition,
  places.view,
  places.sending,
];

/** The options of something that lets time go by, which is just how long; `call` is what comes before them: `sqs.settle(`. */
export function timedPlace(name: string, option: 'within' | 'for', call: string): OptionPlace {
  const row = { kind: kinds.duration("'30s'"), otherwise: "`'5m'`", text: "how much of SQS' time may go by" };
  const patience = {
    kind: kinds.duration("'1s'"),
    otherwise: "`'1s'`",
    text: 'how much real time a consumer may work without calling SQS',
  };
  return { name, options: { [option]: row, ...(name === 'sqs.settle' && { patience }) }, usage: (object) => `${call}${object})` };
}

function isTextOrObject(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value) || isObject(value);
}

function isSqs(value: unknown): boolean {
  return typeof (value as { handler?: unknown } | null)?.handler === 'function';
}

function isOrigins(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isOrigin) : isOrigin(value);
}

function isOrigin(value: unknown): boolean {
  return value === '*' || (typeof value === 'string' && /^https?:\/\/[^/?#@\s]+\/?$/i.test(value) && URL.canParse(value));
}
