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
  // There an undefined member may be missing; not so in the matchers, as in aws-sdk-client-mock.
  const matches = (call: SqsCall): boolean =>
    input === undefined || inputDifferences(call.input, input, { mayBeMissing: true }).length === 0;
  const found = calls.filter((call) => call.action === action && matches(call));
  return found as unknown as readonly SqsCall<Input>[];
}
