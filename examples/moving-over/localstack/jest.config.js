module.exports = {
  preset: 'ts-jest',
  rootDir: '..',
  setupFiles: ['msw-sqs/jest'],
  globals: { MSW_SQS: { endpoints: 'http://localhost:4566', resetBetweenTests: false } },
};
