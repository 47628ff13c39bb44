import type { CallLog, SqsCall } from './call-log';
import { actionOf, type Command, type CommandInput } from './command';
import { inputDifferences } from './input-differences';

/** The calls of one command, oldest first; with `input` only those whose input has all of it. */
export function commandCalls<Input extends object>(
  { calls }: CallLog,
  command: Command<Input>,
  input?: CommandInput<Input>,
): readonly SqsCall<Input>[] {
  const action = actionOf(command, 'sqs.commandCalls');
  const found = calls.filter((call) => call.action === action && (input === undefined || inputDifferences(call.input, input).length === 0));
  return found as unknown as readonly SqsCall<Input>[];
}
