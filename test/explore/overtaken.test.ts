import { explore } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { consume } from './shop';

describe('Who works on a message that another consumer was given, too, and deleted', () => {
  it('is waited for: settle ends when that work is done', async () => {
    const booking = async (sqs: Sqs): Promise<void> => {
      const seats = sqs.createQueue('seats', { VisibilityTimeout: 30 });
      seats.send('1A');
      const begun = new Set<string>();
      const booked: string[] = [];
      const book = async (seat: string): Promise<void> => {
        if (begun.has(seat)) return;
        begun.add(seat);
        await new Promise((resolve) => setTimeout(resolve, 5000));
        booked.push(seat);
      };
      const stops = [1, 2].map(() => consume(seats.url, ({ Body }) => book(Body!)));
      await sqs.settle();
      for (const stop of stops) stop();
      expect(booked).toEqual(['1A']);
    };

    await explore(booking, { runs: 20, seconds: 30, log: false, faults: ['duplicateDelivery', 'duplicateAfterDelete', 'lostDelete'] });
  });
});
