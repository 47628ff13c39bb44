import { places } from '../options/places';

type ServerOption = keyof typeof places.server.options;

/** A flag of `msw-sqs serve`. */
interface ServeFlag {
  /** The option that it sets; what that is, and may be, is said there. */
  readonly option?: ServerOption;
  /** What stands for its value; one that takes none is on when it is given. */
  readonly value?: string;
  /** What it is for, where it sets no option, or where more is to be said. */
  readonly text?: readonly string[];
}

/** The flags of `msw-sqs serve`, in the order in which they are explained. */
export const SERVE_FLAGS = {
  port: {
    option: 'port',
    value: 'N',
    text: ['The variable PORT is not read, as it is mostly that of your application: say --port "$PORT".'],
  },
  host: { option: 'host', value: 'HOST', text: ['In a container: 0.0.0.0.'] },
  account: {
    option: 'accountId',
    value: 'ID',
    text: ['A client whose access key is 12 digits has an account of its own.'],
  },
  region: {
    option: 'region',
    value: 'REGION',
    text: [
      'Queue URLs there are just /ACCOUNT/NAME. Default us-east-1. Clients use any region they sign for;',
      'queues of others have URLs of the form /queue/REGION/ACCOUNT/NAME.',
    ],
  },
  token: { option: 'token', value: 'TOKEN', text: ['Without it one is made up and printed where --host lets other machines in.'] },
  cors: { option: 'cors', value: 'ORIGIN', text: ['Several with commas between them: http://localhost:3000,http://localhost:5173'] },
  'public-url': { option: 'publicUrl', value: 'URL' },
  'trust-proxy': { option: 'trustProxy' },
  config: {
    value: 'FILE',
    option: 'template',
    text: ['See below.'],
  },
  data: {
    option: 'data',
    value: 'DIR',
    text: ['What was acknowledged survives kill -9. People can open DIR/msw-sqs.sqlite with any tool.'],
  },
  fsync: { option: 'fsync' },
  strict: { option: 'strict' },
  'auto-create': { option: 'autoCreateQueues' },
  seed: { option: 'seed', value: 'N' },
  help: {},
  version: {},
} as const satisfies Readonly<Record<string, ServeFlag>>;

/** Defaults that are the same wherever a server runs; others are told in the flag's own words. */
const DEFAULT = /^[\w.:]+$/;

/** The flags as `--help` lists them. */
export function serveFlagsInWords(): string {
  const rows = Object.entries<ServeFlag>(SERVE_FLAGS).flatMap(([name, { option, value, text = [] }]) => {
    const about = option === undefined ? [] : [aboutOption(option)];
    const [first, ...more] = [...about, ...text];
    if (first === undefined) return [];
    const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
    return [[flag, first], ...more.map((line) => ['', line])];
  });
  const width = Math.max(...rows.map(([flag]) => flag!.length)) + 2;
  return rows.map(([flag, line]) => `  ${flag!.padEnd(width)}${line}`).join('\n');
}

function aboutOption(option: ServerOption): string {
  const { text, otherwise } = places.server.options[option];
  const plain = [text, otherwise].map((part) => part.replaceAll('`', ''));
  return plain[1] !== 'false' && DEFAULT.test(plain[1]!) ? `${plain[0]}. Default ${plain[1]}.` : plain[0]!;
}
