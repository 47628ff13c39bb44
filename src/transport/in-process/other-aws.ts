import { AWS_SUFFIXES } from '../../core/sqs-hosts';

/** What becomes of connections to AWS' other services: `'warn'` says so once a service, `'error'` fails them, `'pass'` does nothing. */
export type OtherAws = 'warn' | 'error' | 'pass';

const REGION = /^[a-z]{2,5}(?:-[a-z]+)+-\d+$/;

/** Servers that are the users' own, though AWS runs them: databases, caches, load balancers, machines, web interfaces. */
const USERS_OWN = new Set(['rds', 'cache', 'elb', 'compute', 'compute-1', 'redshift', 'es', 'aoss', 'execute-api', 'mq', 'kafka', 'vpce']);

/** Where machines and containers in AWS are told their credentials and region. */
const METADATA_HOSTS = new Set(['169.254.169.254', 'fd00:ec2::254', '169.254.170.2', '169.254.170.23']);

/** Who hands out credentials. */
const CREDENTIALS = new Set(['sts', 'sso', 'oidc', 'signin', 'metadata']);

/**
 * The service of AWS that a host belongs to, as hosts call it: `sns`, `s3`, `dynamodb`, `metadata`, …
 *
 * @returns `undefined` for SQS, and for all other hosts; those of LocalStack are the user's own choice
 */
export function otherAwsService(host: string): string | undefined {
  if (METADATA_HOSTS.has(host)) return 'metadata';
  const suffix = AWS_SUFFIXES.find((candidate) => host.endsWith(`.${candidate}`));
  if (suffix === undefined) return undefined;
  const labels = host.slice(0, -suffix.length - 1).split('.');
  if (REGION.test(labels.at(-1)!)) labels.pop();
  if (labels.at(-1) === 'dualstack') labels.pop();
  const service = labels.at(-1)?.replace(/-fips$|(?<=^s3)-.*$/, '');
  return service === undefined || service === '' || service === 'queue' || USERS_OWN.has(service) ? undefined : service;
}

/** What a test is told of a connection to such a service, and how to go on. */
export function otherAwsInWords(service: string, host: string): string {
  const start = `msw-sqs answers SQS in memory, but a call goes out to another service of AWS: ${host}.`;
  const end =
    "The option otherAws: 'error' fails such calls, 'pass' lets them go without a word; in Jest: globals: { MSW_SQS: { otherAws: 'pass' } }.";
  return `${start} ${cureOf(service)} ${end}`;
}

function cureOf(service: string): string {
  if (CREDENTIALS.has(service))
    return (
      'Somebody asks for credentials there, which SQS does not need here: give the client some in the test, as in ' +
      "new SQSClient({ credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })."
    );
  const arrives = service === 'sns' || service === 'events' ? ' What it sends to queues there does not arrive in these.' : '';
  return (
    `${arrives} Answer it in the test, with aws-sdk-client-mock or a handler of MSW, ` +
    'or give its client an endpoint of your own, such as that of a LocalStack.'
  ).trim();
}
