/** Variables by which LocalStack is set up, as far as they have to do with SQS or with how it is reached. */
const NAMES = [
  'GATEWAY_LISTEN',
  'LOCALSTACK_HOST',
  'SERVICES',
  'DEBUG',
  'LS_LOG',
  'EAGER_SERVICE_LOADING',
  'PERSISTENCE',
  'SQS_ENDPOINT_STRATEGY',
  'SQS_DELAY_PURGE_RETRY',
  'SQS_DELAY_RECENTLY_DELETED',
  'SQS_ENABLE_MESSAGE_RETENTION_PERIOD',
  'SQS_DISABLE_CLOUDWATCH_METRICS',
  'SQS_CLOUDWATCH_METRICS_REPORT_INTERVAL',
  'SQS_PROVIDER',
  'EDGE_BIND_HOST',
  'EDGE_PORT',
  'HOSTNAME_EXTERNAL',
] as const;

/** The name of such a variable. */
export type LocalStackVariable = (typeof NAMES)[number];

/** Those that the environment has, by name. */
export function localStackVariables(): Readonly<Partial<Record<LocalStackVariable, string>>> {
  const { env } = process;
  return Object.fromEntries(NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
