import { requireAuthToken } from '../../src/backends/containers/require-auth-token';
import { startLocalStack } from '../../src/localstack';

const NEW_IMAGES = [
  'localstack/localstack',
  'localstack/localstack:latest',
  'localstack/localstack:stable',
  'localstack/localstack:latest-arm64',
  'localstack/localstack:2026.3.0',
  'localstack/localstack:2026.11',
  'localstack/localstack:4.15.0',
  'localstack/localstack:5',
  'localstack/localstack-pro:4.0.0',
  'docker.io/localstack/localstack:latest',
  'registry.example.com:5000/mirror/localstack/localstack:2026.3.0-amd64',
  'localstack/localstack:2026.3.0@sha256:0123',
];

const FREE_IMAGES = [
  'localstack/localstack:4.14.0',
  'localstack/localstack:4',
  'localstack/localstack:3.8.1-arm64',
  'localstack/localstack:community-archive',
  'localstack/localstack@sha256:0123',
  'registry.example.com/our-localstack:latest',
  'softwaremill/elasticmq:latest',
];

describe('An image of LocalStack that needs a token', () => {
  it.each(NEW_IMAGES)('is refused without one: %s', (image) => {
    expect(() => requireAuthToken(image, undefined)).toThrow(`${image} starts only with a LocalStack auth token, and there is none.`);
  });

  it.each(NEW_IMAGES)('is taken with one: %s', (image) => {
    expect(() => requireAuthToken(image, 'ls-token')).not.toThrow();
  });

  it.each(FREE_IMAGES)('is told from one that needs none: %s', (image) => {
    expect(() => requireAuthToken(image, undefined)).not.toThrow();
  });

  it('is refused before anything is started, with the ways out', async () => {
    const start = startLocalStack({ image: 'localstack/localstack:latest', authToken: '' });

    await expect(start).rejects.toThrow(
      [
        'localstack/localstack:latest starts only with a LocalStack auth token, and there is none.',
        'From version 2026.3 on, LocalStack (its tags latest and stable, too) needs an account: without a token it ends with exit code 55.',
        "Either take the last free release: startLocalStack() without an image, or with { image: 'localstack/localstack:4.14.0' },",
        'or set LOCALSTACK_AUTH_TOKEN (or the option authToken) to the token of your account: ',
      ].join('\n'),
    );
  });
});
