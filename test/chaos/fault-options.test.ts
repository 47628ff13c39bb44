import { createSqs } from '../../src';
import { badDay, duplicateDelivery, failAction, lostDelete, outage, slowConsumer, throttle } from '../../src/chaos';

const sqs = createSqs();

describe('A fault that cannot be', () => {
  it.each<[() => unknown, string]>([
    [
      () => duplicateDelivery({ times: 1 } as never),
      'duplicateDelivery: there is no option "times". Did you mean count, as in duplicateDelivery({ count: 2 })?',
    ],
    [
      () => lostDelete({ queue: 'https://sqs.us-east-1.amazonaws.com/000000000000/orders.fifo' }),
      'lostDelete: "orders.fifo" is a FIFO queue, and a FIFO queue deletes a message, or says that it did not.',
    ],
    [
      () => throttle({ probability: 2 }),
      'throttle: probability must be a number from 0 to 1, as in { probability: 0.1 }, but is the number 2.',
    ],
    [() => throttle({ count: 0 }), 'throttle: count must be a whole number of at least 1'],
    [() => throttle({ attempts: 0 }), 'throttle: attempts must be a whole number of at least 1, or Infinity'],
    [() => outage({ window: 'soon' }), "outage: window must be a length of time from now ('30s')"],
    [() => slowConsumer({ when: 'later' as never }), "slowConsumer: when must be 'start' or 'work' or 'end'"],
    [() => duplicateDelivery({ action: 'SendMessage' }), "write duplicateDelivery({ action: 'ReceiveMessage' })"],
    [() => duplicateDelivery({ action: 'RecieveMessage' }), 'Did you mean "ReceiveMessage"'],
    [() => failAction('SendMessage', 'OverLimt'), "Did you mean 'OverLimit'?"],
    [() => sqs.chaos.use('duplicateDelivry' as never), 'there is no fault "duplicateDelivry". Did you mean duplicateDelivery?'],
    [() => sqs.chaos.use(duplicateDelivery as never), 'Write sqs.chaos.use(duplicateDelivery()).'],
    [() => sqs.chaos.once(), 'sqs.chaos.once: no fault was given.'],
    [() => duplicateDelivery({ message: 42 as never }), 'duplicateDelivery: message: a message pattern cannot be the number 42.'],
  ])('says what to write: %#', (make, expected) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(expected);
  });

  it('is none of a preset, as a list or one by one', () => {
    expect(() => sqs.chaos.use(badDay())).not.toThrow();
    expect(() => sqs.chaos.use(...badDay())).not.toThrow();
  });
});
