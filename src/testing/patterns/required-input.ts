import { isAsymmetric } from '../values/partial-match';
import { isPlainObject } from '../../words/is-plain-object';
import { valueInWords } from '../../words/value-in-words';

/** The input that a matcher was called with. @throws TypeError when there is none */
export function requiredInput(input: unknown, name: string): void {
  if (isPlainObject(input) || isAsymmetric(input)) return;
  throw new TypeError(
    `${name}: the input must be an object of what the command was sent with, but is ${valueInWords(input)}. Write { MessageBody: 'order 42' }, for example.`,
  );
}
