import { fc } from '../fast-check';
import { createReceiptHandles } from '../../src/core/receipt-handle';

const arnOf = (name: string): string => `arn:aws:sqs:us-gov-east-1:000000000000:${name}`;
const handlesOf = (queue: string, earlierQueues = 0, world = '9b2d1c34-2f7e-4b7a-9a55-0c1c2f3b4d5e') =>
  createReceiptHandles({ world, queueArn: arnOf(queue), earlierQueues });

describe('Receipt handles', () => {
  it('stand for one delivery of one message', () => {
    const handles = handlesOf('orders');
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1_000_000 }), (position, receive) => {
        expect(handles.read(handles.create({ position, receive }))).toEqual({ position, receive });
      }),
    );
  });

  it('are known at another queue, and at a later one of the same name', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1_000_000 }), fc.nat({ max: 1000 }), (position, receive, earlierQueues) => {
        const handle = handlesOf('orders', earlierQueues).create({ position, receive });

        expect(handlesOf('orders1').read(handle)).toBe('otherQueue');
        expect(handlesOf('orders', earlierQueues + 1).read(handle)).toBe('earlierQueue');
      }),
    );
  });

  it('mean nothing in another world, nor before their queue was there', () => {
    const handle = handlesOf('orders', 1).create({ position: 1, receive: 1 });

    expect(handlesOf('orders', 2, 'another world').read(handle)).toBeUndefined();
    expect(handlesOf('orders', 0).read(handle)).toBeUndefined();
  });

  it('are at most 1,024 characters of the base64 alphabet, however long the queue is named', () => {
    const handle = handlesOf('q'.repeat(80), 1_000_000).create({ position: 2 ** 40, receive: 1_000_000 });

    expect(handle).toMatch(/^AQEB[A-Za-z0-9+/=]{1,1020}$/);
  });

  it('are told from any other text', () => {
    const handles = handlesOf('orders');
    const handle = handles.create({ position: 7, receive: 2 });

    for (const text of ['', 'garbage', handle.slice(1), handle.slice(0, -1), `${handle}/`, `${handle} `, handle.toUpperCase()]) {
      expect(handles.read(text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => handles.read(text) === undefined));
    fc.assert(fc.property(fc.base64String(), (text) => handles.read(`AQEB${text}000000000/1`) === undefined));
  });
});
