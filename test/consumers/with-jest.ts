import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { sqs, type FileOptions } from 'msw-sqs/jest';

const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });

expect(orders).toHaveMessage('order 42');
expect(orders).not.toHaveMessageInFlight({ orderId: 42 });
export const later = (): Promise<void> => expect(Promise.resolve(orders)).resolves.not.toHaveMessage('order 42');
expect({ queue: orders }).toEqual({ queue: expect.toHaveMessage('order 42') });
expect({ queue: orders }).toEqual({ queue: expect.not.toHaveBeenSent({ orderId: expect.any(Number) }) });
// @ts-expect-error: nobody waits there
expect({ queue: orders }).toEqual({ queue: expect.toReceiveMessage('order 42') });
// @ts-expect-error: there is no such matcher
expect(orders).toHaveMesage('order 42');
// @ts-expect-error: a pattern is missing
expect(orders).toHaveMessage();
// @ts-expect-error: a number is no pattern
expect(orders).not.toHaveBeenSent(42);

expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: expect.stringContaining('42'), DelaySeconds: 5 });
expect(sqs).toHaveReceivedNthCommandWith(1, 'SendMessage', { MessageBody: 'order 42' });
expect(sqs).not.toHaveReceivedNoOtherCommands([SendMessageCommand, 'ReceiveMessage']);
// @ts-expect-error: SendMessage has no such member
expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MesageBody: 'order 42' });
export const body: string | undefined = sqs.commandCalls(SendMessageCommand)[0]?.args[0].input.MessageBody;
export const received: Promise<void> = expect(orders).toReceiveMessage('order 42', { within: '30s' });
export const drained: Promise<void> = expect(orders).not.toEventuallyBeDrained();
// @ts-expect-error: the option is `within`
export const stays: Promise<void> = expect(orders).toReceiveMessage('order 42', { for: '30s' });

const typed = sqs.queue<{ orderId: number; placedAt: Date }>('orders');
export const orderId: number | undefined = typed.messages[0]?.json.orderId;
expect(typed).toHaveMessage({ orderId: expect.any(Number) });
expect(typed).toHaveBeenSent({ placedAt: new Date() });
// @ts-expect-error: an order's id is a number
expect(typed).toHaveMessage({ orderId: '42' });

globalThis.MSW_SQS = { verifyAtEnd: true, hangAfter: '30s', queues: { orders: { VisibilityTimeout: 30 } } };
// @ts-expect-error: there is no such option
globalThis.MSW_SQS = { verifyAtTheEnd: true };
export const globals = { MSW_SQS: { resetBetweenTests: false } satisfies FileOptions };
