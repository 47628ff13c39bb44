import type { Call } from '../../src/calls/call';
import type { EventOf } from '../../src/core/journal';
import type { Message } from '../../src/core/message';
import { Consumers } from '../../src/testing/settling/consumers';
import { countedWork } from '../core/counted-work';

const ORDERS = 'arn:aws:sqs:us-east-1:000000000000:orders';
const INVOICES = 'arn:aws:sqs:us-east-1:000000000000:invoices';

/** A receive that was given one message. */
function receiveOf(arn: string, MessageId: string): Call {
  const output = { Messages: [{ MessageId, ReceiptHandle: `handle of ${MessageId}` }] };
  return { action: 'ReceiveMessage', input: { QueueUrl: arn }, state: 'answered', output } as Partial<Call> as Call;
}

function deletionOf(id: string): EventOf<'messageDeleted'> {
  const receiptHandle = `handle of ${id}`;
  return { kind: 'messageDeleted', atMs: 0, queueArn: ORDERS, message: { id } as Message, receiveCount: 1, receiptHandle };
}

/** What it takes to tell of a deletion where so many were given a message each. */
function workOfDeletion(receivers: number): number {
  const work = countedWork('src/testing/settling');
  try {
    // V8 counts the turns of loops only in code that it compiles from now on.
    jest.resetModules();
    const { Consumers: Counted } = jest.requireActual<{ Consumers: typeof Consumers }>('../../src/testing/settling/consumers');
    const consumers = new Counted(nameOf);
    for (let receiver = 0; receiver < receivers; receiver++) consumers.ended(receiveOf(ORDERS, `message ${receiver}`));
    return work.of(() => consumers.happened(deletionOf('message 7')));
  } finally {
    work.stop();
  }
}

const nameOf = ({ input }: Call): string => (input as { readonly QueueUrl: string }).QueueUrl;

describe('Whoever received', () => {
  it('has the messages in hand until the queue is deleted, and then nothing is kept of it', () => {
    const consumers = new Consumers(nameOf);
    const receive = receiveOf(ORDERS, 'one');
    consumers.ended(receive);
    consumers.ended(receiveOf(INVOICES, 'two'));

    expect(consumers.holderOf('one')?.receive).toBe(receive);
    consumers.happened({ kind: 'queueDeleted', atMs: 0, queueArn: ORDERS });

    expect(consumers.holderOf('one')).toBeUndefined();
    expect(consumers.holderOf('two')).toBeDefined();
  });

  it('has in hand what several were given until it is deleted, the last one of those who have not called again', () => {
    const consumers = new Consumers(nameOf);
    const [first, second] = [receiveOf(ORDERS, 'one'), receiveOf(ORDERS, 'one')];
    consumers.ended(first);
    consumers.ended(second);

    expect(consumers.holderOf('one')?.receive).toBe(second);
    consumers.happened(deletionOf('one'));

    expect(consumers.holderOf('one')).toBeUndefined();
  });

  it('is found without a look at all who have received', () => {
    const few = workOfDeletion(10);

    expect(few).toBeGreaterThan(0);
    expect(workOfDeletion(5_000)).toBeLessThan(10 * few);
  });

  it('is not kept where the queue was deleted before the answer', () => {
    const consumers = new Consumers(() => undefined);

    consumers.ended(receiveOf(ORDERS, 'one'));

    expect(consumers.holderOf('one')).toBeUndefined();
  });
});
