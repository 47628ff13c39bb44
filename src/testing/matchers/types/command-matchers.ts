import type { Command, CommandInput } from '../../calls/command';

/** Input of a command of which only the name is given. */
export type AnyInput = Readonly<Record<string, unknown>>;

/**
 * Matchers for the calls that reached SQS, by the names of aws-sdk-client-mock: the subject is a world, or a queue.
 *
 * A command is the SDK's class, or its name. Inputs are partial; asymmetric matchers may stand anywhere in them, and RegExps for text.
 * What SQS refused was received all the same.
 */
export interface CommandMatchers<R> {
  /**
   * Passes when a command reached SQS, whether or not it succeeded.
   *
   * @example
   * expect(sqs).toHaveReceivedCommand(SendMessageCommand);
   */
  toHaveReceivedCommand(command: Command): R;

  /**
   * Passes when a command reached SQS exactly so often; the SDK's retries count.
   *
   * @example
   * expect(sqs).toHaveReceivedCommandTimes(SendMessageCommand, 2);
   */
  toHaveReceivedCommandTimes(command: Command, times: number): R;

  /**
   * Passes when a command reached SQS with this input; what the input has beyond it does not matter.
   *
   * @example
   * expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: expect.stringContaining('42') });
   */
  toHaveReceivedCommandWith<Input extends object = AnyInput>(command: Command<Input>, input: CommandInput<Input>): R;

  /**
   * Passes when the n-th of all calls is a command with this input; the first call is 1.
   *
   * @example
   * expect(sqs).toHaveReceivedNthCommandWith(2, SendMessageCommand, { MessageBody: 'order 42' });
   */
  toHaveReceivedNthCommandWith<Input extends object = AnyInput>(n: number, command: Command<Input>, input: CommandInput<Input>): R;

  /**
   * Passes when the n-th call of a command has this input; other commands are not counted.
   *
   * @example
   * expect(sqs).toHaveReceivedNthSpecificCommandWith(2, SendMessageCommand, { MessageBody: 'order 42' });
   */
  toHaveReceivedNthSpecificCommandWith<Input extends object = AnyInput>(n: number, command: Command<Input>, input: CommandInput<Input>): R;

  /**
   * Passes when the last of all calls is a command with this input.
   *
   * @example
   * expect(sqs).toHaveReceivedLastCommandWith(DeleteMessageCommand, { QueueUrl: orders.url });
   */
  toHaveReceivedLastCommandWith<Input extends object = AnyInput>(command: Command<Input>, input: CommandInput<Input>): R;

  /**
   * Passes when any call reached SQS.
   *
   * @example
   * expect(sqs).not.toHaveReceivedAnyCommand();
   */
  toHaveReceivedAnyCommand(): R;

  /**
   * Passes when SQS received no commands but these; it need not have received all of them.
   *
   * @example
   * expect(sqs).toHaveReceivedNoOtherCommands([SendMessageCommand, GetQueueUrlCommand]);
   */
  toHaveReceivedNoOtherCommands(commands?: readonly Command[]): R;

  /** {@link CommandMatchers.toHaveReceivedCommand}, by its short name. */
  toReceiveCommand(command: Command): R;

  /** {@link CommandMatchers.toHaveReceivedCommandTimes}, by its short name. */
  toReceiveCommandTimes(command: Command, times: number): R;

  /** {@link CommandMatchers.toHaveReceivedCommandWith}, by its short name. */
  toReceiveCommandWith<Input extends object = AnyInput>(command: Command<Input>, input: CommandInput<Input>): R;

  /** {@link CommandMatchers.toHaveReceivedNthCommandWith}, by its short name. */
  toReceiveNthCommandWith<Input extends object = AnyInput>(n: number, command: Command<Input>, input: CommandInput<Input>): R;

  /** {@link CommandMatchers.toHaveReceivedNthSpecificCommandWith}, by its short name. */
  toReceiveNthSpecificCommandWith<Input extends object = AnyInput>(n: number, command: Command<Input>, input: CommandInput<Input>): R;

  /** {@link CommandMatchers.toHaveReceivedAnyCommand}, by its short name. */
  toReceiveAnyCommand(): R;
}
