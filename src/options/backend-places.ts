import { kinds } from './kinds';
import type { OptionPlace, OptionTable } from './option';

const region = { kind: kinds.text('the name of a region', "'eu-west-1'", /^[\w-]+$/), otherwise: 'us-east-1', text: 'region' };
const list = <Value>(expected: string, example: string) => kinds.other<readonly Value[]>(expected, example, Array.isArray);
const needs = list<string>('a list of what backends may offer', "['virtualTime']");

const CONTRACT = {
  accept: {
    kind: list<object>('a list of differences', "[{ backend: 'elasticmq', test: 'keeps order', reason: 'keeps none' }]"),
    otherwise: 'none',
    text: 'tests that may fail',
  },
  needs: { kind: needs, otherwise: 'nothing', text: 'what all its tests rely on' },
  whenUnavailable: { kind: kinds.oneOf('skip', 'fail'), otherwise: '`skip`', text: 'what becomes of a backend that cannot be had' },
  startTimeout: {
    kind: kinds.amount('a number of milliseconds', '180_000'),
    otherwise: '180,000',
    text: 'how long a backend may take to start',
  },
  testTimeout: { kind: kinds.amount('a number of milliseconds', '60_000'), otherwise: '60,000', text: 'how long each test may take' },
  timeScale: {
    kind: kinds.amount('a number above 0, at most 1', '0.1'),
    otherwise: '1',
    text: 'how much shorter time is where it is real',
  },
} as const satisfies OptionTable;

const CONTAINER = {
  image: { kind: kinds.text('the name of an image', "'localstack/localstack:4.14.0'", /^\S+$/), otherwise: '', text: 'image' },
  region,
  env: { kind: kinds.texts('an object of texts by name', "{ DEBUG: '1' }"), otherwise: 'none', text: 'variables of its environment' },
  reuse: { kind: kinds.flag, otherwise: '`false`', text: 'goes on being used by later processes' },
  startupTimeout: { kind: kinds.duration("'2m'"), otherwise: "`'2m'`", text: 'real time that it may take to start' },
  signal: { kind: kinds.other<object>('an AbortSignal', 'AbortSignal.timeout(60_000)', isSignal), otherwise: 'none', text: 'gives it up' },
  onProgress: {
    kind: kinds.other<(() => void) | false>('a function or false', 'false', (value) => value === false || typeof value === 'function'),
    otherwise: 'a line on stderr',
    text: 'is told what goes on',
  },
  authToken: { kind: kinds.text('text', "'ls-…'"), otherwise: '`LOCALSTACK_AUTH_TOKEN`', text: 'token of LocalStack' },
} as const satisfies OptionTable;

const { authToken: _, ...ELASTIC_MQ } = CONTAINER;

/** Options that have to do with other backends. */
export const backendPlaces = {
  contract: { name: 'describeContract', options: CONTRACT, usage: (object) => `describeContract(name, backends, define, ${object})` },
  localStack: { name: 'startLocalStack', options: CONTAINER, usage: (object) => `startLocalStack(${object})` },
  elasticMq: { name: 'startElasticMq', options: ELASTIC_MQ, usage: (object) => `startElasticMq(${object})` },
} as const satisfies Record<string, OptionPlace>;

function isSignal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'aborted' in value;
}
