// Explored in each runner: charges as often as it is asked to. Whoever loads it has `it`, `expect` and `sqs`.
const { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');

process.env.AWS_ACCESS_KEY_ID = process.env.AWS_SECRET_ACCESS_KEY = 'test';

function startConsumer(QueueUrl, charged) {
  const client = new SQSClient({ region: 'us-east-1' });
  const stopped = new AbortController();
  const poll = async () => {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
      abortSignal: stopped.signal,
    });
    for (const { Body, ReceiptHandle } of Messages) {
      charged.push(Body);
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  };
  const loop = async () => {
    while (!stopped.signal.aborted) await poll().catch(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  };
  void loop();
  return () => stopped.abort();
}

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
