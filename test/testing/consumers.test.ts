import type { Call } from '../../src/calls/call';
import { Consumers } from '../../src/testing/settling/consumers';

const ORDERS = 'arn:aws:sqs:us-east-1:000000000000:orders';
const INVOICES = 'arn:aws:sqs:us-east-1:000000000000:invoices';

/** A receive that was given one message. */
function receiveOf(arn: string, MessageId: string): Call {
  const output = { Messages: [{ MessageId, ReceiptHandle: `handle of ${MessageId}` }] };
  return { action: 'ReceiveMessage', input: { QueueUrl: arn }, state: 'answered', output } as Partial<Call> as Call;
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

  it('is not kept where the queue was deleted before the answer', () => {
    const consumers = new Consumers(() => undefined);

    consumers.ended(receiveOf(ORDERS, 'one'));

    expect(consumers.holderOf('one')).toBeUndefined();
  });
});
