import { localStackOptions } from '../../src/cli/local-stack-options';

describe('The variables of a LocalStack that is left', () => {
  it.each([
    [{ GATEWAY_LISTEN: '0.0.0.0:4566,0.0.0.0:443' }, { host: '0.0.0.0', port: 4566 }],
    [{ GATEWAY_LISTEN: ':4510' }, { host: '0.0.0.0', port: 4510 }],
    [{ GATEWAY_LISTEN: '[::]:4566' }, { host: '::', port: 4566 }],
    [
      { EDGE_PORT: '4567', EDGE_BIND_HOST: '127.0.0.1' },
      { host: '127.0.0.1', port: 4567 },
    ],
    [{ LOCALSTACK_HOST: 'localstack' }, { publicUrl: 'http://localstack:4566' }],
    [{ LOCALSTACK_HOST: 'sqs.test:9324' }, { publicUrl: 'http://sqs.test:9324' }],
    [{ SQS_DELAY_PURGE_RETRY: '1' }, { strict: true }],
    [{ SQS_DELAY_RECENTLY_DELETED: 'true' }, { strict: true }],
    [{ SQS_DELAY_PURGE_RETRY: '0' }, {}],
  ])('mean the same here: %j', (variables, options) => {
    expect(localStackOptions(variables).options).toEqual(options);
  });

  it('are told, those that mean something and those that do not', () => {
    const { word } = localStackOptions({ GATEWAY_LISTEN: ':4566', DEBUG: '1', SQS_ENDPOINT_STRATEGY: 'path', SERVICES: 'sqs,s3' });

    expect(word).toBe('msw-sqs: GATEWAY_LISTEN of LocalStack is honoured; DEBUG, SQS_ENDPOINT_STRATEGY, SERVICES have no meaning here.');
  });

  it('are told when they leave sqs out', () => {
    expect(localStackOptions({ GATEWAY_LISTEN: ':4566', SERVICES: 's3' }).word).toContain('SERVICES does not name sqs');
  });

  it('are left alone where none of them is of LocalStack alone', () => {
    expect(localStackOptions({ DEBUG: 'express:*', SERVICES: 'api' })).toEqual({ options: {}, word: undefined });
  });
});
