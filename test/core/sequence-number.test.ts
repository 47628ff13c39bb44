import { fc } from '../fast-check';
import { sequenceNumberOf } from '../../src/core/sequence-number';

describe('A sequence number', () => {
  it('has 20 digits and rises with every message, as text too, but not by one', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_000_000_000 }), (order) => {
        const [number, next] = [order, order + 1].map((each) => sequenceNumberOf({ position: each, deduplicationId: 'id' })!) as [
          string,
          string,
        ];

        expect(number).toMatch(/^\d{20}$/);
        expect(BigInt(next) - BigInt(number)).toBeGreaterThan(1n);
        expect(next > number).toBe(true);
      }),
    );
  });

  it('is only for messages of FIFO queues', () => {
    expect(sequenceNumberOf({ position: 0, deduplicationId: undefined })).toBeUndefined();
  });
});
