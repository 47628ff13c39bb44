import { bodyOf, insist, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type Identify = (order: string, attempt: number) => string;

/** Orders go out by a FIFO queue; what is sent again after a failure should be taken for the same. */
function scenario(identify: Identify): Scenario {
  return async (sqs) => {
    const orders = sqs.createQueue('orders.fifo', { FifoQueue: true, VisibilityTimeout: 30 });
    const baked: { order: string; id: string }[] = [];

    const stop = new Program().handleEach(orders.url, async (message) => {
      const id = message.Attributes!.MessageDeduplicationId!;
      if (baked.some((one) => one.id === id)) return;
      baked.push({ order: bodyOf<{ order: string }>(message).order, id });
    });
    const program = new Program();
    for (const order of ['bread', 'cake']) {
      let attempt = 0;
      await insist(() =>
        program.send(orders.url, { order }, { MessageGroupId: 'oven', MessageDeduplicationId: identify(order, ++attempt) }),
      );
    }
    await sqs.settle();
    stop();

    expect(baked.map(({ order }) => order)).toEqual(['bread', 'cake']);
  };
}

export const freshDeduplicationId: Specimen = {
  mistake: 'gives a message a new deduplication id each time it tries to send it',
  broken: scenario((order, attempt) => `${order}-${attempt}`),
  fixed: scenario((order) => order),
};
