import assert from 'node:assert/strict';
import { GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describeContract, endpoint, mock } from 'msw-sqs/parity';
import { beforeAll, describe, test } from './runner.js';

/** That of code under test, which is loaded once: it keeps the endpoint that it finds with its first call. */
const clientOfService = new SQSClient();
const regionBefore = process.env.AWS_REGION;

const backends = [mock(), endpoint(process.env.SERVER, { name: 'server' }), endpoint('http://127.0.0.1:1', { name: 'nobody' })];

describeContract(
  'orders contract',
  backends,
  ({ client, createQueue, pass, eventually, backend, needs }) => {
    const tooEarly = [() => backend.region, () => client.send(new GetQueueUrlCommand({}))].map(messageOf);
    const refused = createQueue('orders').catch((error) => error.message);
    let ofBlock;
    beforeAll(async () => {
      ofBlock = await createQueue('of-the-block');
    });

    test('a client of the service reaches the backend', async () => {
      const orders = await createQueue('orders', { VisibilityTimeout: 1 });
      const { QueueUrl } = await clientOfService.send(new GetQueueUrlCommand({ QueueName: orders.name }));
      await clientOfService.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"orderId":42}' }));

      const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
      assert.equal(Messages.length, 1);
      assert.deepEqual(await orders.counts(), { visible: 0, inFlight: 1, delayed: 0 });
      await pass('1500ms');
      const [again] = await eventually(async () => {
        const all = await orders.receiveAll();
        assert.equal(all.length, 1);
        return all;
      });
      assert.deepEqual([again.json, again.receiveCount], [{ orderId: 42 }, 2]);
    });

    test('nothing is there while tests are being defined', async () => {
      for (const message of [...tooEarly, await refused])
        assert.match(message, /was used while the tests of "orders contract on \w+" were being defined: \w+ is not started yet/);
      await ofBlock.send('kept');
    });

    test('fails on purpose', async () => {
      await createQueue('left-behind');
      throw new Error('on purpose');
    });

    describe('a block inside', () => {
      test('differs', async () => {
        assert.equal((await ofBlock.receiveAll()).length, 1);
        if (backend.name === 'server') throw new Error('a little');
      });
    });

    needs('virtualTime', () => {
      test('days pass at once', () => pass('4d'));
    });
  },
  { accept: [{ backend: 'server', test: /^a block inside d/, reason: 'servers differ' }] },
);

describe('after the contract', () => {
  test('the environment is as it was', () => {
    assert.deepEqual([process.env.AWS_REGION, process.env.AWS_ENDPOINT_URL_SQS], [regionBefore, undefined]);
  });
});

function messageOf(act) {
  try {
    return String(act());
  } catch (error) {
    return error.message;
  }
}
