import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs } from '../../src';
import { provideTestCredentials, withoutTestCredentials } from '../../src/system/environment/test-credentials';

const GIVEN = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_EC2_METADATA_DISABLED: 'true' };

const before = process.env;
let putBack = (): void => {};
beforeEach(() => {
  process.env = {};
});
afterEach(() => putBack());
afterAll(() => {
  process.env = before;
});

const provide = (region = 'eu-west-1'): void => {
  putBack = provideTestCredentials(region);
};

describe('Credentials for tests', () => {
  it('are there when the environment has none', () => {
    provide();

    expect(process.env).toEqual(GIVEN);
  });

  it('leave keys and region of the user alone', () => {
    const own = { AWS_ACCESS_KEY_ID: 'mine', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token', AWS_REGION: 'sa-east-1' };
    process.env = { ...own };

    provide();

    expect(process.env).toEqual({ ...own, AWS_EC2_METADATA_DISABLED: 'true' });
  });

  it('take the place of a profile, and of half a pair of keys', () => {
    process.env = { AWS_PROFILE: 'production', AWS_ACCESS_KEY_ID: 'mine', AWS_SESSION_TOKEN: 'of another key' };

    provide();

    expect(process.env).toEqual(GIVEN);
  });

  it('go when nobody needs them any more, and what was there comes back', () => {
    process.env = { AWS_PROFILE: 'production' };
    const [one, other] = [provideTestCredentials('eu-west-1'), provideTestCredentials('eu-west-1')];

    one();
    one();
    expect(process.env).toEqual(GIVEN);
    other();
    expect(process.env).toEqual({ AWS_PROFILE: 'production' });
  });

  it('leave what somebody else has changed meanwhile', () => {
    provide();
    process.env['AWS_REGION'] = 'us-west-2';

    putBack();

    expect(process.env).toEqual({ AWS_REGION: 'us-west-2' });
  });

  it('step aside for those of the user', () => {
    process.env = { AWS_PROFILE: 'production' };
    provide();

    const giveAgain = withoutTestCredentials();
    expect(process.env).toEqual({ AWS_PROFILE: 'production' });
    giveAgain();
    expect(process.env).toEqual(GIVEN);
  });
});

describe('A client that is given no credentials', () => {
  const SOURCES: NodeJS.ProcessEnv[] = [
    {},
    { AWS_PROFILE: 'with-single-sign-on' },
    { AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/secrets/token', AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/test' },
    { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/42' },
    { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials' },
    { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://169.254.169.254' },
    { AWS_DEFAULTS_MODE: 'auto', AWS_EXECUTION_ENV: 'AWS_ECS_EC2' },
  ];

  it.each(SOURCES)('calls nobody but SQS with %j in the environment, beside listen()', async (environment) => {
    process.env = { ...environment };
    const sqs = createSqs({ otherAws: 'error', queues: { orders: {} } });
    sqs.listen();

    const { QueueUrls } = await new SQSClient().send(new ListQueuesCommand());

    expect(QueueUrls).toEqual(['https://sqs.us-east-1.amazonaws.com/000000000000/orders']);
    sqs.close();
    expect(process.env).toEqual(environment);
  });

  it.each(SOURCES.slice(0, -1))('finds some with %j in the environment, beside an MSW server', async (environment) => {
    process.env = { ...environment };
    const { handlers } = createSqs({ region: 'eu-west-1' });

    const { config } = new SQSClient();

    expect(handlers).toHaveLength(1);
    expect(await config.region()).toBe('eu-west-1');
    expect(await config.credentials()).toMatchObject({ accessKeyId: 'test' });
  });
});
