import { fc } from '../fast-check';
import { parseArn, parseQueueUrl, queueArn, queueNameIn, queueUrl } from '../../src/core/queue-address';

const ACCOUNT = '123456789012';

describe('The name of a queue', () => {
  it.each([
    `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/orders.fifo`,
    `http://localhost:4566/queue/eu-west-1/${ACCOUNT}/orders.fifo/`,
    `http://localhost:4566/${ACCOUNT}/orders.fifo?Action=SendMessage&x=/y:z`,
    `arn:aws:sqs:eu-west-1:${ACCOUNT}:orders.fifo`,
    `${ACCOUNT}/orders.fifo`,
    'orders.fifo',
  ])('is the last part of %s', (text) => {
    expect(queueNameIn(text)).toBe('orders.fifo');
  });

  it.each(['', '/', ':'])('is the whole text where there are no parts: "%s"', (text) => {
    expect(queueNameIn(text)).toBe(text);
  });
});

describe('A queue URL', () => {
  it.each([
    [`https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/orders`, { accountId: ACCOUNT, region: 'eu-west-1', name: 'orders' }],
    [`https://queue.amazonaws.com/${ACCOUNT}/orders.fifo`, { accountId: ACCOUNT, region: 'us-east-1', name: 'orders.fifo' }],
    [`http://localhost:4566/${ACCOUNT}/orders`, { accountId: ACCOUNT, region: undefined, name: 'orders' }],
    [`http://localhost:4566/queue/eu-west-1/${ACCOUNT}/orders`, { accountId: ACCOUNT, region: 'eu-west-1', name: 'orders' }],
    [`http://localhost:4566/base/${ACCOUNT}/orders/?x=/y`, { accountId: ACCOUNT, region: undefined, name: 'orders' }],
    ['http://localhost:9324/queue/orders', { accountId: undefined, region: undefined, name: 'orders' }],
    [`${ACCOUNT}/orders`, { accountId: ACCOUNT, region: undefined, name: 'orders' }],
    [`/${ACCOUNT}/orders`, { accountId: ACCOUNT, region: undefined, name: 'orders' }],
    ['orders', { accountId: undefined, region: undefined, name: 'orders' }],
    ['__proto__', { accountId: undefined, region: undefined, name: '__proto__' }],
  ])('%s names its queue', (url, address) => {
    expect(parseQueueUrl(url)).toEqual(address);
  });

  it.each(['', '/', 'http://localhost', 'http://localhost/', 'https://sqs.eu-west-1.amazonaws.com/orders', 'http://localhost/a/b/orders'])(
    '"%s" names none',
    (url) => {
      expect(parseQueueUrl(url)).toBeUndefined();
    },
  );

  it.each([
    ['https://sqs.eu-west-1.amazonaws.com', `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/orders`],
    ['https://eu-west-1.queue.amazonaws.com', `https://eu-west-1.queue.amazonaws.com/${ACCOUNT}/orders`],
    ['http://localhost:9324', `http://localhost:9324/${ACCOUNT}/orders`],
    ['https://sqs.us-east-1.amazonaws.com', `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/orders`],
    ['https://queue.amazonaws.com', `https://eu-west-1.queue.amazonaws.com/${ACCOUNT}/orders`],
  ])('made for a caller of %s leads back to the queue', (origin, url) => {
    const identity = { accountId: ACCOUNT, region: 'eu-west-1', name: 'orders' };

    expect(queueUrl(identity, origin)).toBe(url);
    expect([undefined, 'eu-west-1']).toContain(parseQueueUrl(url)?.region);
  });

  it('names the region in its path, where the host does not and another region goes without saying', () => {
    const identity = { accountId: ACCOUNT, region: 'eu-west-1', name: 'orders' };

    const url = queueUrl(identity, 'http://localhost:9324', 'us-east-1');

    expect(url).toBe(`http://localhost:9324/queue/eu-west-1/${ACCOUNT}/orders`);
    expect(parseQueueUrl(url)).toEqual(identity);
    expect(queueUrl(identity, 'http://localhost:9324', 'eu-west-1')).toBe(`http://localhost:9324/${ACCOUNT}/orders`);
  });

  it('of any text is read or refused, never an error', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => (parseQueueUrl(text)?.name ?? 'refused').length > 0));
  });
});

describe('An ARN', () => {
  it('names partition, region, account and queue', () => {
    expect(queueArn({ accountId: ACCOUNT, region: 'cn-north-1', name: 'orders' })).toBe(`arn:aws-cn:sqs:cn-north-1:${ACCOUNT}:orders`);
  });

  it('is taken apart', () => {
    expect(parseArn(`arn:aws:sqs:eu-west-1:${ACCOUNT}:orders`)).toEqual({
      partition: 'aws',
      service: 'sqs',
      region: 'eu-west-1',
      accountId: ACCOUNT,
      resource: 'orders',
    });
  });

  it.each(['', 'orders', 'arn:aws:sqs', `arn:aws:sqs:eu-west-1:${ACCOUNT}:`, `ARN:aws:sqs:eu-west-1:${ACCOUNT}:orders`])(
    'is not "%s"',
    (text) => {
      expect(parseArn(text)).toBeUndefined();
    },
  );
});
