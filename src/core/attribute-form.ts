import type { Range } from './limits';
import { SqsError } from './sqs-error';

/** Turns an attribute's value into the text that is stored, or refuses it. */
export type AttributeForm = (value: string, name: string) => string;

const DIGITS = /^[0-9]{1,10}$/;

const refused = (name: string): SqsError => new SqsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);

/** The forms that values of queue attributes have: all of them travel as text. */
export const attributeForm = {
  /** Plain digits within a range: no sign, no blank, no fraction. */
  integer:
    ({ min, max }: Range): AttributeForm =>
    (value, name) => {
      const number = Number(value);
      if (!DIGITS.test(value) || number < min || number > max) throw refused(name);
      return String(number);
    },

  /** `true` or `false` in any case, shown in lower case. */
  flag: (value: string, name: string): string => {
    const flag = value.toLowerCase();
    if (flag !== 'true' && flag !== 'false') throw refused(name);
    return flag;
  },

  /** One of a few words, in exactly this case. */
  oneOf:
    (...words: readonly string[]): AttributeForm =>
    (value, name) => {
      if (!words.includes(value)) throw refused(name);
      return value;
    },

  /** Any text. */
  text: (value: string): string => value,
};
