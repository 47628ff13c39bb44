import { GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { aws, describeContract, endpoint, mock, type BackendChoice, type ContractOptions, type ContractQueue } from 'msw-sqs/parity';

const backends: BackendChoice[] = [
  mock({ autoAdvance: true }),
  endpoint('http://127.0.0.1:4566', { name: 'mine' }),
  aws({ region: 'eu-west-1' }),
];
const options: ContractOptions = {
  accept: [{ backend: 'mine', test: /order/, reason: 'keeps none' }],
  needs: ['exactCounts'],
  whenUnavailable: 'skip',
  timeScale: 0.1,
};

export let queue: ContractQueue;

describeContract(
  'orders contract',
  backends,
  ({ client, createQueue, pass, eventually, needs, backend }) => {
    needs('virtualTime', () => {
      void pass({ days: 4 });
    });
    // @ts-expect-error: there is no such capability
    needs('telepathy', () => {});
    // @ts-expect-error: SQS has no such attribute
    void createQueue('orders', { VisibleTimeout: 30 });
    void (async () => {
      queue = await createQueue('orders.fifo', { VisibilityTimeout: 30, deadLetterQueue: 'failed', maxReceiveCount: 3 });
      const [message] = await eventually(() => queue.receiveAll(), { within: '5s' });
      const attribute: string | number | Uint8Array | undefined = message?.attributes['weight'];
      const { visible } = await queue.counts();
      await client.send(new GetQueueUrlCommand({ QueueName: `${backend.name}${visible}${String(attribute)}` }));
    })();
  },
  options,
);
