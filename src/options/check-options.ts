import { nearNames } from '../words/near-names';
import { valueInWords } from '../words/value-in-words';
import { isObject } from './kinds';
import type { Option, OptionKind, OptionPlace } from './option';
import { PLACES } from './places';

/**
 * Sees to it that options are what a place takes; all that is wrong with them is told at once.
 *
 * What is `undefined` counts as left out.
 *
 * @throws TypeError that says what came, what was expected, and how to write it
 */
export function checkOptions(place: OptionPlace, given: unknown): void {
  if (given === undefined) return;
  const mistakes = mistakesIn(place, given);
  if (mistakes.length === 0) return;
  const [first] = mistakes;
  const told = mistakes.length === 1 ? first : `${mistakes.length} ${nounOf(place)}s are wrong.\n  ${mistakes.join('\n  ')}`;
  throw new TypeError(`${place.name}: ${told}`);
}

/** What is wrong with options, as sentences. @param path - where they are, as in `queues.orders` */
function mistakesIn(place: OptionPlace, given: unknown, path = ''): string[] {
  if (!isObject(given)) {
    const subject = path === '' ? `the ${nounOf(place)}s` : path;
    return [`${subject} must be an object, as in ${place.usage(exampleOf(place))}, but got ${valueInWords(given)}.`];
  }
  const before = path === '' ? '' : `${path}.`;
  return Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (!Object.hasOwn(place.options, name)) return [`${path === '' ? '' : `${path}: `}${unknownName(place, name)}`];
    return mistakesInValue(place.options[name]!, before + name, value);
  });
}

function mistakesInValue({ kind }: Option, path: string, value: unknown): string[] {
  if (!kind.accepts(value)) return [notAccepted(kind, path, value)];
  if (!isObject(value)) return [];
  if (kind.holds !== undefined) return mistakesIn(kind.holds, value, path);
  const { holdsByName } = kind;
  return holdsByName === undefined ? [] : Object.entries(value).flatMap(([name, held]) => mistakesIn(holdsByName, held, `${path}.${name}`));
}

function notAccepted(kind: OptionKind, path: string, value: unknown): string {
  const key = typeof value === 'object' && value !== null ? kind.culprit?.(value) : undefined;
  const expected = `${path} must be ${kind.expected}, as in { ${path.slice(path.lastIndexOf('.') + 1)}: ${kind.example} }`;
  if (key === undefined) return `${expected}, but is ${valueInWords(value)}.${nearValue(kind, value)}`;
  return `${expected}, but ${Array.isArray(value) ? `[${key}]` : key} is ${valueInWords(Reflect.get(value as object, key))}.`;
}

function nearValue({ names }: OptionKind, value: unknown): string {
  const near = names === undefined || typeof value !== 'string' ? [] : nearNames(value, names, 1);
  return near.length === 0 ? '' : ` Did you mean '${near[0]}'?`;
}

function unknownName(place: OptionPlace, name: string): string {
  const names = Object.keys(place.options);
  // SQS writes DelaySeconds what is delaySeconds here, and the reverse.
  const synonym = place.synonyms?.[name] ?? names.find((one) => one.toLowerCase() === name.toLowerCase());
  if (synonym !== undefined)
    return `there is no ${nounOf(place)} "${name}". Did you mean ${synonym}, as in ${place.usage(exampleOf(place, synonym))}?`;
  const other = PLACES.find(({ options }) => options !== place.options && Object.hasOwn(options, name));
  if (other !== undefined) return `${name} is an ${nounOf(other)} of ${other.name}: write ${other.usage(exampleOf(other, name))}.`;
  const [near] = names.length === 1 ? names : nearNames(name, names, 1);
  const hint =
    near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${near}, as in ${place.usage(exampleOf(place, near))}?`;
  return `there is no ${nounOf(place)} "${name}". ${hint}`;
}

/** An object with one of a place's options, as it is written: `{ clock: 'virtual' }`. */
function exampleOf({ options }: OptionPlace, name = Object.keys(options)[0]!): string {
  return `{ ${name}: ${options[name]!.kind.example} }`;
}

const nounOf = ({ noun = 'option' }: OptionPlace): string => noun;
