module.exports = {
  preset: 'ts-jest',
  rootDir: '..',
  setupFiles: ['msw-sqs/jest'],
  globals: {
    MSW_SQS: { endpoints: 'http://localhost:9324', template: 'elasticmq/elasticmq.conf', region: 'eu-west-1' },
  },
};
