import { provideTestCredentials } from '../../src/system/environment/test-credentials';

const before = process.env;
beforeEach(() => {
  process.env = {};
});
afterAll(() => {
  process.env = before;
});

describe('Credentials for tests', () => {
  it('are there when the environment has none', () => {
    provideTestCredentials('eu-west-1');

    expect(process.env).toEqual({ AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
  });

  it.each(['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'])(
    'leave those of %s alone',
    (name) => {
      process.env = { [name]: 'mine', AWS_REGION: 'sa-east-1' };

      provideTestCredentials('eu-west-1');

      expect(process.env).toEqual({ [name]: 'mine', AWS_REGION: 'sa-east-1' });
    },
  );
});
