module.exports = {
  preset: 'ts-jest',
  setupFiles: ['msw-sqs/jest'],
  testTimeout: 120_000,
};
