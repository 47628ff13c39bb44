import { SQS_ERRORS } from '../../../src/core/sqs-error';
import type { Behaviour } from '../../../src/parity/scenario/behaviour';
import { comparableValue } from '../../../src/parity/comparison/comparable-value';
import { fieldDifferences, type FieldDifference } from '../../../src/parity/comparison/field-differences';
import type { PeerResult } from '../peer-results';

/** How a peer differs: these few ways explain most of it. */
export const KINDS = {
  takes: 'takes what SQS refuses',
  refuses: 'refuses what SQS takes',
  words: 'refuses in other words',
  empty: 'answers empty lists and maps where SQS leaves them out',
  otherwise: 'answers otherwise',
  missing: 'does not have an action that it needs',
} as const;

export type Kind = keyof typeof KINDS;

/** Where a behaviour differs, and how. */
export interface Difference {
  readonly kind: Kind;
  /** What both answered there: errors as texts. Empty for what is not offered. */
  readonly places: readonly FieldDifference[];
}

const CODES = new Set(Object.values(SQS_ERRORS).flatMap(({ queryCode, jsonType }) => [queryCode, jsonType.split('#')[1]!]));

/** How a peer's answer differs from what SQS answers; `undefined` where it does not, or it was not tried. */
export function differenceOf({ expected }: Behaviour, { outcome, onlyWords, answer, missing }: PeerResult): Difference | undefined {
  if (outcome === 'same' || outcome === 'notApplicable') return undefined;
  if (missing !== undefined) return { kind: 'missing', places: [] };
  const backend = answer !== undefined && 'failure' in answer ? `fails: ${answer.failure}` : answer?.value;
  const places = fieldDifferences(withErrorsAsTexts(comparableValue(expected)), withErrorsAsTexts(backend));
  if (onlyWords) return { kind: 'words', places };
  return { kind: kindOf(places), places };
}

function kindOf(places: readonly FieldDifference[]): Kind {
  if (places.some(({ reference, backend }) => isRefusal(reference) && !isRefusal(backend))) return 'takes';
  if (places.some(({ reference, backend }) => !isRefusal(reference) && isRefusal(backend))) return 'refuses';
  return places.every(({ reference, backend }) => reference === undefined && isEmpty(backend)) ? 'empty' : 'otherwise';
}

/** Whether a value is an error, or the code of one, be it that of a step which failed. */
export function isRefusal(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [code] = /^[\w.]+/.exec(value.replace(/^fails: /, '')) ?? [];
  return code !== undefined && (CODES.has(code) || /(?:Exception|Failure)$/.test(code));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** A value in which errors are `code: text`, with the HTTP status where it is not 400. */
function withErrorsAsTexts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withErrorsAsTexts);
  const { code, message, status } = value as Record<string, unknown>;
  if (typeof code === 'string' && typeof message === 'string' && typeof status === 'number')
    return `${code === '' ? 'Error without a code' : code}${status === 400 ? '' : ` (${status})`}: ${message}`;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withErrorsAsTexts(member)]));
}
