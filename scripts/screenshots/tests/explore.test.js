const { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { explore } = require('msw-sqs/chaos');
require('msw-sqs/jest');

const client = new SQSClient({ region: 'us-east-1' });

class Bank {
  charged = [];
}

/** Charges whenever it is asked to. */
function startConsumer(QueueUrl, bank) {
  const stopping = new AbortController();
  const work = async () => {
    while (!stopping.signal.aborted) {
      const poll = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 });
      const { Messages = [] } = await client.send(poll, { abortSignal: stopping.signal });
      for (const { Body, ReceiptHandle } of Messages) {
        bank.charged.push(Body);
        await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
  };
  const goOn = () =>
    void work().catch(() => {
      if (!stopping.signal.aborted) goOn();
    });
  goOn();
  return () => stopping.abort();
}

test("charges ada's card once (whatever SQS does)", async () => {
  await explore(async (sqs) => {
    const payments = sqs.createQueue('payments', { VisibilityTimeout: 30 });
    const bank = new Bank();
    payments.send('p-1');

    const stop = startConsumer(payments.url, bank);
    await sqs.settle();
    stop();

    expect(bank.charged).toEqual(['p-1']);
  });
});
