import type { LocalStackVariable } from '../system/environment/local-stack-variables';
import type { SqsServerOptions } from '../server/start-sqs-server';

/** What LocalStack's variables mean here. */
export interface LocalStackOptions {
  readonly options: Pick<SqsServerOptions, 'host' | 'port' | 'publicUrl' | 'strict'>;
  /** What is to be said of them; `undefined` when there are none. */
  readonly word: string | undefined;
}

/** Variables that none but LocalStack reads: others, such as DEBUG, may be meant for anybody. */
const ITS_OWN = /^(GATEWAY_LISTEN|LOCALSTACK_|EDGE_|HOSTNAME_EXTERNAL$|SQS_|EAGER_SERVICE_LOADING$)/;
const ADDRESS = /^(?:(\[[0-9a-f:]+\]|[\w.-]*):)?(\d{1,5})$/i;

/**
 * What the variables of a LocalStack that is left mean for a server: where it listens, under which name it is reached, and AWS' waits of
 * 60 seconds. The rest is ignored.
 */
export function localStackOptions(variables: Readonly<Partial<Record<LocalStackVariable, string>>>): LocalStackOptions {
  const names = Object.keys(variables) as LocalStackVariable[];
  if (!names.some((name) => ITS_OWN.test(name))) return { options: {}, word: undefined };
  const meant = [listening(variables), named(variables), strictly(variables)];
  const read = new Set(meant.flatMap((each) => each.read));
  const ignored = names.filter((name) => !read.has(name));
  const told = [
    ...(read.size > 0 ? [`${[...read].join(', ')} of LocalStack ${read.size === 1 ? 'is' : 'are'} honoured`] : []),
    ...(ignored.length > 0 ? [`${ignored.join(', ')} ${ignored.length === 1 ? 'has' : 'have'} no meaning here`] : []),
  ];
  return { options: Object.assign({}, ...meant.map((each) => each.options)), word: `msw-sqs: ${told.join('; ')}.${withoutSqs(variables)}` };
}

interface Meant {
  readonly options: LocalStackOptions['options'];
  readonly read: readonly LocalStackVariable[];
}

const nothing: Meant = { options: {}, read: [] };

/** `0.0.0.0:4566`, `:4566` or `4566`; of several the first. */
function listening({ GATEWAY_LISTEN, EDGE_PORT, EDGE_BIND_HOST }: Parameters<typeof localStackOptions>[0]): Meant {
  const [, host, port] = ADDRESS.exec(GATEWAY_LISTEN?.split(',')[0]!.trim() ?? '') ?? [];
  if (port !== undefined)
    return { options: { host: host?.replace(/[[\]]/g, '') || '0.0.0.0', port: Number(port) }, read: ['GATEWAY_LISTEN'] };
  const older: LocalStackVariable[] = [
    ...(EDGE_PORT ? (['EDGE_PORT'] as const) : []),
    ...(EDGE_BIND_HOST ? (['EDGE_BIND_HOST'] as const) : []),
  ];
  if (older.length === 0) return nothing;
  return { options: { ...(EDGE_PORT && { port: Number(EDGE_PORT) }), ...(EDGE_BIND_HOST && { host: EDGE_BIND_HOST }) }, read: older };
}

/** Queue URLs begin with the name by which LocalStack was to be reached. */
function named({ LOCALSTACK_HOST }: Parameters<typeof localStackOptions>[0]): Meant {
  const host = LOCALSTACK_HOST?.trim() ?? '';
  if (!/^[\w.-]+(:\d{1,5})?$/.test(host)) return nothing;
  return { options: { publicUrl: `http://${host.includes(':') ? host : `${host}:4566`}` }, read: ['LOCALSTACK_HOST'] };
}

function strictly({ SQS_DELAY_PURGE_RETRY, SQS_DELAY_RECENTLY_DELETED }: Parameters<typeof localStackOptions>[0]): Meant {
  const isOn = (value: string | undefined): boolean => value === '1' || value?.toLowerCase() === 'true';
  const read: LocalStackVariable[] = [
    ...(isOn(SQS_DELAY_PURGE_RETRY) ? (['SQS_DELAY_PURGE_RETRY'] as const) : []),
    ...(isOn(SQS_DELAY_RECENTLY_DELETED) ? (['SQS_DELAY_RECENTLY_DELETED'] as const) : []),
  ];
  return read.length === 0 ? nothing : { options: { strict: true }, read };
}

function withoutSqs({ SERVICES }: Parameters<typeof localStackOptions>[0]): string {
  if (SERVICES === undefined || SERVICES.split(',').some((service) => service.trim().split(':')[0] === 'sqs')) return '';
  return ` SERVICES does not name sqs, but sqs is all that is served.`;
}
