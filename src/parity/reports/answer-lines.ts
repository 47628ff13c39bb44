import { memberPath } from '../comparison/member-path';

/** A line of an answer that is written out as JSON. */
export interface AnswerLine {
  readonly text: string;
  /** It belongs to a place where the answers differ. */
  readonly marked: boolean;
}

/** A value inside of an answer. */
interface Part {
  readonly value: unknown;
  readonly path: string;
  /** What precedes it on its line. */
  readonly name: string;
}

/** What fits on a line is not spread over several. */
const LINE_MAX = 64;

/**
 * Writes an answer out, in lines, and marks where it differs.
 *
 * @param paths - the places, as `fieldDifferences` names them
 */
export function answerLines(value: unknown, paths: readonly string[]): AnswerLine[] {
  if (value === undefined) return [{ text: 'nothing', marked: paths.length > 0 }];
  return linesOf({ value, path: '', name: '' }, paths);
}

function linesOf({ value, path, name }: Part, paths: readonly string[]): AnswerLine[] {
  const flat = `${name}${JSON.stringify(value)}`;
  if (paths.includes(path)) return spread(flat, value).map((text) => ({ text, marked: true }));
  const parts = partsOf(value, path);
  if (parts.length === 0 || (flat.length <= LINE_MAX && !paths.some((other) => isInside(other, path))))
    return [{ text: flat, marked: false }];

  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const inner = parts.flatMap((part, index) => withComma(linesOf(part, paths), index < parts.length - 1));
  return [
    { text: `${name}${open}`, marked: false },
    ...inner.map(({ text, marked }) => ({ text: `  ${text}`, marked })),
    { text: close, marked: false },
  ];
}

/** A value all of which differs: over several lines when it is long. */
function spread(flat: string, value: unknown): string[] {
  if (flat.length <= LINE_MAX || typeof value !== 'object') return [flat];
  const name = flat.slice(0, flat.length - JSON.stringify(value).length);
  return `${name}${JSON.stringify(value, null, 2)}`.split('\n');
}

function withComma(lines: readonly AnswerLine[], comma: boolean): AnswerLine[] {
  return lines.map((line, index) => (comma && index === lines.length - 1 ? { ...line, text: `${line.text},` } : line));
}

function partsOf(value: unknown, path: string): Part[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => ({ value: item, path: `${path}[${index}]`, name: '' }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, member]: [string, unknown]) => ({
    value: member,
    path: memberPath(path, name),
    name: `${JSON.stringify(name)}: `,
  }));
}

function isInside(path: string, outer: string): boolean {
  return outer === '' || (path.startsWith(outer) && /[.[]/.test(path.charAt(outer.length)));
}
