import { SQSClient } from '@aws-sdk/client-sqs';
import { isSqsHost, partitionOf, regionalOrigin, regionOfSqsHost } from '../../src/core/sqs-hosts';

const REGIONS = [
  'us-east-1',
  'ap-southeast-2',
  'mx-central-1',
  'cn-north-1',
  'us-gov-west-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
  'eusc-de-east-1',
  'local',
];

const variants = REGIONS.flatMap((Region) =>
  [false, true].flatMap((UseFIPS) => [false, true].map((UseDualStack) => ({ Region, UseFIPS, UseDualStack }))),
);

describe('SQS hosts', () => {
  it.each(variants)('are those the SDK calls for %j', (endpoint) => {
    const { host } = hostOf(endpoint);

    expect(regionOfSqsHost(host)).toBe(endpoint.Region);
  });

  it.each([
    ['queue.amazonaws.com', 'us-east-1'],
    ['eu-west-1.queue.amazonaws.com', 'eu-west-1'],
    ['cn-north-1.queue.amazonaws.com.cn', 'cn-north-1'],
    ['vpce-0a1b-2c3d.sqs.eu-west-1.vpce.amazonaws.com', 'eu-west-1'],
    ['vpce-0a1b-2c3d-eu-west-1a.sqs.eu-west-1.vpce.amazonaws.com', 'eu-west-1'],
    ['sqs.eu-west-1.localhost.localstack.cloud:4566', 'eu-west-1'],
    ['eu-west-1.queue.localhost.localstack.cloud:4566', 'eu-west-1'],
    ['queue.localhost.localstack.cloud:4566', 'us-east-1'],
    ['SQS.EU-West-1.AmazonAWS.com', 'eu-west-1'],
    ['sqs.eu-west-1.amazonaws.com:443', 'eu-west-1'],
  ])('include %s', (host, region) => {
    expect(regionOfSqsHost(host)).toBe(region);
  });

  it.each([
    '',
    'localhost:4566',
    'localhost.localstack.cloud:4566',
    'sns.eu-west-1.amazonaws.com',
    'sqs.eu-west-1.amazonaws.com.example.org',
    'sqs.eu-west-1.amazonaws-com',
    'my-sqs.eu-west-1.amazonaws.com',
    'sqs.amazonaws.com.evil.io',
    'myqueue.amazonaws.com',
    'queue.example.org',
    'sqs.s3.eu-west-1.amazonaws.com',
  ])('do not include "%s"', (host) => {
    expect(isSqsHost(host)).toBe(false);
  });

  it.each(REGIONS)('of a region are where the SDK looks for %s', (Region) => {
    expect(regionalOrigin(Region)).toBe(hostOf({ Region, UseFIPS: false, UseDualStack: false }).origin);
  });
});

describe('Partitions', () => {
  it.each([
    ['eu-west-1', 'aws'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['us-iso-west-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-east-1', 'aws-iso-f'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['nowhere', 'aws'],
  ])('%s belongs to %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });
});

function hostOf(endpoint: { Region: string; UseFIPS: boolean; UseDualStack: boolean }): URL {
  return new SQSClient({ region: 'us-east-1' }).config.endpointProvider(endpoint).url;
}
