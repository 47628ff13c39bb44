// Explored in each runner. Whoever loads it has `it`, `expect` and `explore`.
const { startConsumer } = require('./src/consumer.js');

process.env.AWS_ACCESS_KEY_ID = process.env.AWS_SECRET_ACCESS_KEY = 'test';

it("charges ada's card once (whatever SQS does)", async () => {
  await explore(
    async (sqs) => {
      const payments = sqs.createQueue('payments', { VisibilityTimeout: 30 });
      const charged = [];
      payments.send('p-1');
      const stop = startConsumer(payments.url, charged);
      await sqs.settle();
      stop();
      expect(charged).toEqual(['p-1']);
    },
    { seconds: 20 },
  );
}, 60_000);
