import { bodyOf, pause, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

/** A database: each question takes a moment. */
class Orders {
  readonly shipped: string[] = [];
  readonly #known = new Set<string>();

  async isShipped(id: string): Promise<boolean> {
    await pause(20);
    return this.#known.has(id);
  }

  async markShipped(id: string): Promise<void> {
    await pause(20);
    this.#known.add(id);
  }

  /** As a unique key does: asks and marks in one step. @returns whether it was not marked before */
  async claim(id: string): Promise<boolean> {
    await pause(20);
    const isNew = !this.#known.has(id);
    this.#known.add(id);
    return isNew;
  }
}

function scenario(ship: (orders: Orders, id: string) => Promise<void>): Scenario {
  return async (sqs) => {
    const queue = sqs.createQueue('orders', { VisibilityTimeout: 30 });
    const orders = new Orders();
    queue.send({ id: 'o-1' });

    const handle = async (message: Parameters<typeof bodyOf>[0]): Promise<void> => ship(orders, bodyOf<{ id: string }>(message).id);
    const stops = [new Program(), new Program()].map((program) => program.handleEach(queue.url, handle, { maxMessages: 1 }));
    await sqs.settle();
    for (const stop of stops) stop();

    expect(orders.shipped).toEqual(['o-1']);
  };
}

export const checkThenAct: Specimen = {
  mistake: 'asks whether it was done, and then does it: two consumers that have the same message both find that it was not',
  broken: scenario(async (orders, id) => {
    if (await orders.isShipped(id)) return;
    orders.shipped.push(id);
    await orders.markShipped(id);
  }),
  fixed: scenario(async (orders, id) => {
    if (await orders.claim(id)) orders.shipped.push(id);
  }),
};
