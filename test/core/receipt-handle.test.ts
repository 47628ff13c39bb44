import fc from 'fast-check';
import { createReceiptHandles } from '../../src/core/receipt-handle';

describe('Receipt handles', () => {
  it('stand for one delivery of one message', () => {
    const handles = createReceiptHandles('arn:aws:sqs:us-east-1:000000000000:orders#1');
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1_000_000 }), (order, receive) => {
        expect(handles.read(handles.create({ order, receive }))).toEqual({ order, receive });
      }),
    );
  });

  it('mean nothing to any other queue', () => {
    const [one, other] = [createReceiptHandles('queue#1'), createReceiptHandles('queue#10')];

    expect(other.read(one.create({ order: 1, receive: 1 }))).toBeUndefined();
    expect(one.read(other.create({ order: 1, receive: 1 }))).toBeUndefined();
  });

  it('are at most 1,024 characters of the base64 alphabet, however long the queue is named', () => {
    const handle = createReceiptHandles(`arn:aws:sqs:us-gov-east-1:000000000000:${'q'.repeat(80)}#${'0'.repeat(36)}`).create({
      order: 2 ** 40,
      receive: 1_000_000,
    });

    expect(handle).toMatch(/^AQEB[A-Za-z0-9+/=]{1,1020}$/);
  });

  it('are told from any other text', () => {
    const handles = createReceiptHandles('queue#1');
    const handle = handles.create({ order: 7, receive: 2 });

    for (const text of ['', 'garbage', handle.slice(1), handle.slice(0, -1), `${handle}/`, `${handle} `, handle.toUpperCase()]) {
      expect(handles.read(text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => handles.read(text) === undefined));
  });
});
