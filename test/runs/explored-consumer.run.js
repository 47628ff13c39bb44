// Charges as often as it is asked to.
const { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');

exports.startConsumer = function startConsumer(QueueUrl, charged) {
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
};
