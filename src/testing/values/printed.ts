import type { MatcherPrinters } from './matcher';
import { isAsymmetric, type Difference } from './partial-match';
import { isPlainObject } from '../../words/is-plain-object';
import { parsedJson } from './parsed-json';
import { shortened } from '../../words/shortened';

const VALUE_LENGTH = 200;
const BODY_LENGTH = 80;
const CONTEXT_LENGTH = 20;
const SHOWN_DIFFERENCES = 8;
const DEEPEST = 10;

/** A message's body on one line: JSON as it is, other text in quotes. */
export function printedBody(body: string): string {
  const json = parsedJson(body);
  return shortened(typeof json === 'object' && json !== null ? body : JSON.stringify(body), BODY_LENGTH);
}

/** A value the test expects, in the runner's form and colour, shortened. */
export function printedExpected(value: unknown, utils: MatcherPrinters): string {
  return (utils.EXPECTED_COLOR ?? plain)(shortened(onOneLine(value, utils), VALUE_LENGTH));
}

/** A value that is there, in the runner's form and colour, shortened. */
export function printedReceived(value: unknown, utils: MatcherPrinters): string {
  return (utils.RECEIVED_COLOR ?? plain)(shortened(onOneLine(value, utils), VALUE_LENGTH));
}

/** Not every runner prints objects on one line. */
function onOneLine(value: unknown, utils: MatcherPrinters, depth = 0): string {
  if (depth > DEEPEST) return '…';
  const inner = (item: unknown): string => onOneLine(item, utils, depth + 1);
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (isAsymmetric(value)) return utils.stringify(value).replace(/\n\s*/g, ' ');
  if (!isPlainObject(value)) return utils.stringify(value);
  const fields = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${inner(item)}`);
  return `{${fields.join(', ')}}`;
}

/** Differences as lines: `json.orderId: expected 42, is 7`. */
export function printedDifferences(differences: readonly Difference[], utils: MatcherPrinters): string[] {
  const lines = differences.slice(0, SHOWN_DIFFERENCES).map((difference) => printedDifference(difference, utils));
  const more = differences.length - SHOWN_DIFFERENCES;
  return more > 0 ? [...lines, `and ${more} more differences`] : lines;
}

function printedDifference({ path, expected, actual, missing }: Difference, utils: MatcherPrinters): string {
  if (path === 'json' && missing) return `json: expected ${printedExpected(expected, utils)}, but its body is no JSON`;
  if (missing) return `${path}: expected ${printedExpected(expected, utils)}, is missing`;
  if (typeof expected === 'string' && typeof actual === 'string' && Math.max(expected.length, actual.length) > VALUE_LENGTH) {
    const at = firstDifference(expected, actual);
    const part = (text: string): string => `…${text.slice(Math.max(0, at - CONTEXT_LENGTH), at + 2 * CONTEXT_LENGTH)}…`;
    return `${path}: from character ${at + 1} expected ${printedExpected(part(expected), utils)}, is ${printedReceived(part(actual), utils)}`;
  }
  return `${path}: expected ${printedExpected(expected, utils)}, is ${printedReceived(actual, utils)}`;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (a[at] === b[at]) at++;
  return at;
}

function plain(text: string): string {
  return text;
}
