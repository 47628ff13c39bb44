import { ACTION_SHAPES, isActionName } from '../../api/shapes';
import { isAsymmetric } from '../values/partial-match';
import { isPlainObject } from '../../words/is-plain-object';
import { valueInWords } from '../../words/value-in-words';
import { impossibleInput } from './impossible-input';
import { neverMatches } from './never-matches';

interface InputUse {
  readonly name: string;
  /** Of which action it is the input. */
  readonly action: string;
  readonly subject: { readonly overTheWire: boolean };
}

/** The input that a matcher was called with. @throws TypeError when there is none, or it is one that no call can have */
export function requiredInput(input: unknown, { name, action, subject }: InputUse): void {
  if (!isPlainObject(input) && !isAsymmetric(input)) {
    throw new TypeError(
      `${name}: the input must be an object of what the command was sent with, but is ${valueInWords(input)}. Write { MessageBody: 'order 42' }, for example.`,
    );
  }
  if (!subject.overTheWire) return;
  const shape = isActionName(action) ? ACTION_SHAPES[action].input : undefined;
  const mistake =
    neverMatches(input, 'input', { regExps: true, undefineds: true, bytes: true }) ?? (shape && impossibleInput(input, shape, 'input'));
  if (mistake !== undefined) throw new TypeError(`${name}: ${mistake}`);
}
