module.exports = {
  preset: 'ts-jest',
  setupFiles: ['msw-sqs/jest'],
};
