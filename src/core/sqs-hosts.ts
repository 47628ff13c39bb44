/** The partitions of AWS besides `aws`: how their regions begin, and where their endpoints are. */
const PARTITIONS = [
  { regionPrefix: 'cn-', partition: 'aws-cn', suffix: 'amazonaws.com.cn' },
  { regionPrefix: 'us-gov-', partition: 'aws-us-gov', suffix: 'amazonaws.com' },
  { regionPrefix: 'us-iso-', partition: 'aws-iso', suffix: 'c2s.ic.gov' },
  { regionPrefix: 'us-isob-', partition: 'aws-iso-b', suffix: 'sc2s.sgov.gov' },
  { regionPrefix: 'eu-isoe-', partition: 'aws-iso-e', suffix: 'cloud.adc-e.uk' },
  { regionPrefix: 'us-isof-', partition: 'aws-iso-f', suffix: 'csp.hci.ic.gov' },
  { regionPrefix: 'eusc-', partition: 'aws-eusc', suffix: 'amazonaws.eu' },
];

const COMMERCIAL = { partition: 'aws', suffix: 'amazonaws.com' };

const DUAL_STACK_SUFFIXES = [
  'api.aws',
  'api.amazonwebservices.com.cn',
  'api.aws.ic.gov',
  'api.aws.scloud',
  'api.cloud-aws.adc-e.uk',
  'api.aws.hci.ic.gov',
  'api.amazonwebservices.eu',
];

const LOCALSTACK_SUFFIX = 'localhost.localstack.cloud';

/** What the hosts of AWS' services end with, in all partitions. */
export const AWS_SUFFIXES: readonly string[] = [
  ...new Set([COMMERCIAL.suffix, ...PARTITIONS.map(({ suffix }) => suffix), ...DUAL_STACK_SUFFIXES]),
];

const SUFFIXES = [...AWS_SUFFIXES, LOCALSTACK_SUFFIX];

/** `sqs.REGION.…`, `sqs-fips.REGION.…`, a VPC endpoint of it, or the legacy `queue.…` and `REGION.queue.…`; with or without a port. */
const SQS_HOST = new RegExp(
  String.raw`^(?:(?:vpce-[a-z0-9-]+\.)?sqs(?:-fips)?\.([a-z0-9-]+)(?:\.vpce)?|(?:([a-z0-9-]+)\.)?queue)` +
    String.raw`\.(?:${SUFFIXES.join('|').replaceAll('.', '\\.')})(?::\d+)?$`,
);

/** The region of hosts that were there before SQS had regions. */
const FIRST_REGION = 'us-east-1';

/**
 * The region an SQS host belongs to; `undefined` for hosts that are not SQS'.
 *
 * Covers the endpoints of AWS (regional, legacy, dual-stack, FIPS, VPC, all partitions) and LocalStack's two host forms.
 * A host such as `localhost` says nothing about SQS or a region.
 *
 * @param host - a host name in any case, with or without a port
 * @see https://docs.aws.amazon.com/general/latest/gr/sqs-service.html
 */
export function regionOfSqsHost(host: string): string | undefined {
  const lower = host.toLowerCase();
  // Asked for every request of the process: most hosts must be refused without the expression.
  if (!lower.includes('sqs') && !lower.includes('queue')) return undefined;
  const match = SQS_HOST.exec(lower);
  return match === null ? undefined : (match[1] ?? match[2] ?? FIRST_REGION);
}

/** Whether a host, with or without a port, is one of SQS' own. */
export function isSqsHost(host: string): boolean {
  return regionOfSqsHost(host) !== undefined;
}

/** The partition of AWS that a region belongs to: `aws`, `aws-cn`, …; unknown regions belong to `aws`. */
export function partitionOf(region: string): string {
  return placeOf(region).partition;
}

/** `https://sqs.REGION.…`, where SQS is in this region. */
export function regionalOrigin(region: string): string {
  return `https://sqs.${region}.${placeOf(region).suffix}`;
}

function placeOf(region: string): { readonly partition: string; readonly suffix: string } {
  return PARTITIONS.find(({ regionPrefix }) => region.startsWith(regionPrefix)) ?? COMMERCIAL;
}
