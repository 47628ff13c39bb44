import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import * as matchers from '../../src/testing/matchers';
import { message } from '../../src/testing/patterns/message';
import { openShop } from './shop';

expect.extend(matchers);

describe('A message pattern', () => {
  it('may be of any runner: whatever has asymmetricMatch', () => {
    const orders = openShop().queue('orders');
    orders.send({ orderId: 42, lines: [{ sku: 'A' }] });
    const even = { asymmetricMatch: (value: unknown) => typeof value === 'number' && value % 2 === 0 };

    expect(orders).toHaveMessage({ orderId: even });
    expect(orders).toHaveMessage({ lines: [{ sku: expect.stringMatching(/^[A-Z]$/) }] });
    expect(orders).not.toHaveMessage({ lines: [] });
    expect(orders).toHaveMessage(expect.objectContaining({ lines: expect.any(Array) }));
  });

  it('compares an array with the whole JSON array', () => {
    const orders = openShop().queue('orders');
    orders.send([1, { a: 1, b: 2 }]);

    expect(orders).toHaveMessage([1, { a: 1 }]);
    expect(orders).not.toHaveMessage([1]);
  });

  it.each([[/Ada/], [new Date(0)], [undefined], [() => 'Ada'], [new Map()]])('cannot have %p in the JSON: nothing would match', (part) => {
    const orders = openShop().queue('orders');

    expect(() => expect(orders).not.toHaveBeenSent({ lines: [{ name: part }] })).toThrow('json.lines[0].name is');
    expect(() => expect(orders).not.toHaveMessage(message({ json: [part] }))).toThrow('json[0] is');
  });

  it('may have instances of classes in the JSON, which are compared by their fields', () => {
    class Customer {
      readonly name = 'Ada';
      readonly address = undefined;
    }
    const orders = openShop().queue('orders');
    orders.send({ customer: new Customer() });

    expect(orders).toHaveMessage({ customer: new Customer() });
  });

  it('may have what a schema makes of the JSON', () => {
    const validate = (value: unknown) => ({ value: { at: new Date((value as { at: string }).at), note: undefined } });
    const schema = { '~standard': { version: 1, vendor: 'test', validate } } as const;
    const orders = openShop().sqs.createQueue('orders', {}, { schema });
    orders.send({ at: '2026-11-28' });

    expect(orders).toHaveMessage({ at: new Date('2026-11-28'), note: undefined } as never);
    expect(orders).not.toHaveMessage({ at: new Date(0) } as never);
  });

  it('compares bytes in the form of the wire, too', () => {
    const orders = openShop().queue('orders');
    orders.send('order 42', { messageAttributes: { key: new Uint8Array([1, 2]) } });
    const withKey = (BinaryValue: Uint8Array) => message({ messageAttributes: { key: { DataType: 'Binary', BinaryValue } } });

    expect(orders).toHaveMessage(withKey(new Uint8Array([1, 2])));
    expect(orders).not.toHaveMessage(withKey(new Uint8Array([1, 3])));
  });

  it('takes a RegExp with flags again and again', () => {
    const orders = openShop().queue('orders');
    orders.send('order 42');
    const pattern = /ORDER/gi;

    expect(orders).toHaveMessage(pattern);
    expect(orders).toHaveMessage(pattern);
  });

  it('looks at every field of a message', () => {
    const orders = openShop().queue('orders.fifo');
    const sent = orders.send('42', {
      messageGroupId: 'g',
      messageDeduplicationId: 'd',
      messageAttributes: {
        text: 'a',
        count: 2,
        bytes: new Uint8Array([1, 2]),
        exact: { DataType: 'Number.big', StringValue: '12345678901234567890' },
      },
    });

    expect(orders).toHaveMessage(
      message({
        body: expect.stringMatching(/^\d+$/),
        json: 42,
        messageGroupId: 'g',
        messageDeduplicationId: 'd',
        messageId: sent.messageId,
        sequenceNumber: sent.sequenceNumber,
        receiveCount: 0,
        delaySeconds: 0,
        messageAttributes: { text: 'a', count: 2, bytes: new Uint8Array([1, 2]), exact: '12345678901234567890' },
      }),
    );
    expect(orders).toHaveMessage(message({ messageAttributes: { count: { DataType: 'Number', StringValue: '2' } } }));
    expect(orders).toHaveMessage(message({ messageAttributes: expect.objectContaining({ text: 'a' }) }));
    expect(orders).not.toHaveMessage(message({ messageAttributes: { other: expect.anything() } }));
    expect(orders).not.toHaveMessage(message({ traceHeader: expect.any(String) }));
  });

  it('may be wrapped twice', () => {
    const orders = openShop().queue('orders');
    orders.send('order 42');

    expect(orders).toHaveMessage(message(message({ body: 'order 42' }) as object));
    expect(orders).not.toHaveMessage(message(message({ body: 'order 43' }) as object));
  });
});
