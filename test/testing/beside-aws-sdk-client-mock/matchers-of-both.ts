import { DeleteMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { sqs } from '../../../src/jest';
import { failureOf } from '../shop';

/** Tests of the matchers that both packages have; `order` says whose were registered first. */
export function describeMatchersOfBoth(order: string): void {
  const client = new SQSClient({ region: sqs.region });
  const mocked = new SQSClient({ region: sqs.region });
  const mock = mockClient(mocked);
  const orders = sqs.createQueue('orders');

  const message = (MessageBody: string): SendMessageCommand => new SendMessageCommand({ QueueUrl: orders.url, MessageBody });

  beforeEach(() => {
    mock.reset();
  });

  describe(`The call matchers, ${order}`, () => {
    it('answer for the calls that reached SQS', async () => {
      await client.send(message('order 42'));

      expect(sqs).toHaveReceivedCommand(SendMessageCommand);
      expect(sqs).toHaveReceivedCommandTimes(SendMessageCommand, 1);
      expect(orders).toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: expect.stringContaining('42') });
      expect('orders').toHaveReceivedNthCommandWith(1, SendMessageCommand, { MessageBody: 'order 42' });
      expect(sqs).toHaveReceivedNthSpecificCommandWith(1, SendMessageCommand, { MessageBody: 'order 42' });
      expect(sqs).not.toHaveReceivedCommand(DeleteMessageCommand);
      expect(sqs).toHaveReceivedAnyCommand();
      expect(mock).not.toHaveReceivedAnyCommand();
    });

    it('answer for the calls of a mocked client', async () => {
      await mocked.send(message('order 7'));

      expect(mock).toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: 'order 7' });
      expect(mock).toHaveReceivedNthSpecificCommandWith(1, SendMessageCommand, { MessageBody: 'order 7' });
      expect(sqs).not.toHaveReceivedAnyCommand();
      expect(orders).toBeEmpty();
    });

    it('fail in the words of the package whose subject it is', () => {
      expect(failureOf(() => expect(sqs).toHaveReceivedAnyCommand())).toContain('Expected SQS to have received any command.');
      expect(failureOf(() => expect(mock).toHaveReceivedAnyCommand())).toContain('Expected SQSClient to receive any command');
    });

    it('have the short names, too', async () => {
      await client.send(message('order 42'));
      await client.send(message('order 43'));

      expect(sqs).toReceiveCommand(SendMessageCommand);
      expect(sqs).toReceiveCommandTimes(SendMessageCommand, 2);
      expect(sqs).toReceiveCommandWith(SendMessageCommand, { MessageBody: 'order 42' });
      expect(sqs).toReceiveNthCommandWith(2, SendMessageCommand, { MessageBody: 'order 43' });
      expect(sqs).toReceiveNthSpecificCommandWith(2, SendMessageCommand, { MessageBody: 'order 43' });
      expect(sqs).toReceiveAnyCommand();
      expect(mock).not.toReceiveAnyCommand();
    });

    it('are asked for a call as both packages are', async () => {
      await client.send(message('order 42'));
      await mocked.send(message('order 42'));

      expect(sqs.calls[0]!.firstArg.input).toMatchObject({ MessageBody: 'order 42' });
      expect(sqs.calls[0]!.args[0].input).toEqual(mock.calls()[0]!.args[0].input);
      expect(sqs.commandCalls(SendMessageCommand)[0]!.firstArg.input).toEqual(mock.commandCalls(SendMessageCommand)[0]!.args[0].input);
    });
  });
}
