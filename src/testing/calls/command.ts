import { ACTION_NAMES, isActionName, type ActionName } from '../../api/shapes';
import type { AsymmetricMatcher } from '../patterns/message-pattern';
import { nearNames } from '../../words/near-names';
import { valueInWords } from '../../words/value-in-words';

/** A command of the SDK: its class, or its name, such as `SendMessageCommand` or `SendMessage`. */
export type Command<Input extends object = object> = string | (abstract new (...args: never) => { readonly input: Input });

/** Part of a command's input; asymmetric matchers may stand anywhere. */
export type CommandInput<T> =
  | AsymmetricMatcher
  | (T extends Uint8Array
      ? T
      : T extends object
        ? { readonly [Name in keyof T]?: CommandInput<T[Name]> }
        : T extends string
          ? T | RegExp
          : T);

/**
 * The action of a command.
 *
 * @throws TypeError for what is no command of SQS; it names the near ones
 */
export function actionOf(command: unknown, caller: string): ActionName {
  for (const name of namesOf(command)) {
    const action = `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replace(/Command$/, '');
    if (isActionName(action)) return action;
  }
  throw new TypeError(`${caller}: ${noCommand(command)}`);
}

/** A class's name and those of the classes it extends. */
export function namesOf(command: unknown): string[] {
  if (typeof command === 'string') return [command];
  const names: string[] = [];
  for (let type: unknown = command; typeof type === 'function' && type.name !== ''; type = Object.getPrototypeOf(type))
    names.push(type.name);
  return names;
}

function noCommand(command: unknown): string {
  const example = "Pass the SDK's class (SendMessageCommand) or the action's name ('SendMessage').";
  const [name] = namesOf(command);
  if (name === undefined) return `the command is ${valueInWords(command)}. ${example}`;
  const near = nearNames(name.replace(/Command$/, ''), ACTION_NAMES);
  return `"${name}" is no command of SQS. ${near.length > 0 ? `Did you mean ${near.map((one) => `"${one}"`).join(' or ')}?` : example}`;
}
