import { Endpoints } from '../../src/transport/endpoints';
import { sqsEndpoint } from '../../src/transport/sqs-endpoint';

const isForSqs = sqsEndpoint(new Endpoints(['http://localhost:4566', 'https://aws.test/base/']));
const request = (url: string, headers: Record<string, string> = {}) => ({ url, headers: new Headers(headers) });
const signedFor = (service: string) => ({ authorization: `AWS4-HMAC-SHA256 Credential=test/20261124/us-east-1/${service}/aws4_request` });

describe('A request', () => {
  it.each([
    'https://sqs.eu-west-1.amazonaws.com/',
    'http://sqs.eu-west-1.amazonaws.com:8080/000000000000/orders',
    'https://queue.amazonaws.com/?Action=ListQueues',
    'https://eu-west-1.queue.amazonaws.com',
    'https://sqs-fips.us-east-1.api.aws/',
    'https://sqs.cn-north-1.amazonaws.com.cn/',
    'https://sqs.us-iso-east-1.c2s.ic.gov/',
    'https://vpce-0a1b-2c3d-eu-west-1a.sqs.eu-west-1.vpce.amazonaws.com/',
    'http://sqs.eu-west-1.localhost.localstack.cloud:4566/000000000000/orders',
    'https://user:secret@SQS.eu-west-1.amazonaws.com/',
  ])('to %s is for SQS', (url) => {
    expect(isForSqs(request(url))).toBe(true);
  });

  it.each([
    'https://sns.eu-west-1.amazonaws.com/',
    'https://sqs.eu-west-1.amazonaws.com.example.com/',
    'https://bucket.s3.amazonaws.com/sqs.eu-west-1.amazonaws.com',
    'https://example.com/?host=sqs.eu-west-1.amazonaws.com',
    'https://example.com/#@sqs.eu-west-1.amazonaws.com',
    'wss://sqs.eu-west-1.amazonaws.com/',
    '/relative',
  ])('to %s is not', (url) => {
    expect(isForSqs(request(url))).toBe(false);
  });

  it.each([
    ['JSON', 'http://localhost:4566/', { 'x-amz-target': 'AmazonSQS.SendMessage' }],
    ['signed Query', 'http://localhost:4566/000000000000/orders', signedFor('sqs')],
    ['unsigned Query', 'https://aws.test/?Action=ListQueues', {}],
  ])('to a custom endpoint is for SQS when it is %s', (_protocol, url, headers) => {
    expect(isForSqs(request(url, headers))).toBe(true);
  });

  it.each([
    ['for another service', 'http://localhost:4566/', { 'x-amz-target': 'DynamoDB_20120810.GetItem', ...signedFor('dynamodb') }],
    ['signed for another service', 'http://localhost:4566/?Action=ListTopics', signedFor('sns')],
    ['no call of AWS', 'http://localhost:4566/health', {}],
    ['to another port', 'http://localhost:4567/', { 'x-amz-target': 'AmazonSQS.SendMessage' }],
  ])('to a custom endpoint is not when it is %s', (_reason, url, headers) => {
    expect(isForSqs(request(url, headers))).toBe(false);
  });

  it('cannot name a custom endpoint that is no URL', () => {
    expect(() => new Endpoints(['localhost:4566'])).toThrow(/Failed to use "localhost:4566" as an endpoint of SQS/);
  });
});
