import { jsonObject } from '../core/json-object';
import { IDENTIFIER_MEMBERS } from '../backends/identifier-members';
import { presenceLabel } from '../backends/presence-label';
import type { IdentifierPairs } from './identifier-pairs';

/** One place where two answers are not the same. */
export interface AnswerDifference {
  /** Where: `Messages[0].MD5OfBody`, or `error.code`. */
  readonly field: string;
  /** What the mock answered there; `undefined` for nothing. */
  readonly mock: unknown;
  readonly backend: unknown;
}

/** What is left out of a comparison. */
export interface ComparisonRules {
  readonly pairs: IdentifierPairs;
  /** The queue they are of: each has sequence numbers of its own. */
  readonly queue?: string | undefined;
  /** Members that are not compared in this call. */
  readonly ignored?: ReadonlySet<string> | undefined;
}

const POLICIES: ReadonlySet<string> = new Set(['Policy', 'RedrivePolicy', 'RedriveAllowPolicy']);

/** Batches are answered in any order. */
const NAMED_LISTS: ReadonlySet<string> = new Set(['Successful', 'Failed']);
const URL_LISTS: ReadonlySet<string> = new Set(['QueueUrls', 'queueUrls']);

/**
 * Compares two answers member by member.
 *
 * Identifiers must name the same on both sides, moments and principals must have the same form, an empty list is like none.
 */
export function compareAnswers(mock: unknown, backend: unknown, rules: ComparisonRules): AnswerDifference[] {
  return compare('', '', mock, backend, rules);
}

/** What tells identifiers apart that may look the same. */
export function identifierKind(member: string, queue: string | undefined): string {
  return member === 'SequenceNumber' ? `${member} of ${queue}` : member;
}

function compare(field: string, member: string, mock: unknown, backend: unknown, rules: ComparisonRules): AnswerDifference[] {
  if (rules.ignored?.has(member)) return [];
  const different = [{ field, mock, backend }];
  if (IDENTIFIER_MEMBERS.has(member) && typeof mock === 'string' && typeof backend === 'string') {
    return rules.pairs.match(identifierKind(member, rules.queue), mock, backend) ? [] : different;
  }
  const label = isObject(mock) ? undefined : presenceLabel(member, mock);
  if (label !== undefined) return presenceLabel(member, backend) === label ? [] : different;
  if (POLICIES.has(member) && typeof mock === 'string' && typeof backend === 'string') {
    return samePolicy(mock, backend) ? [] : different;
  }
  if (mock === backend) return [];
  if (Array.isArray(mock) && Array.isArray(backend)) return compareLists(field, member, mock, backend, rules);
  if (isRecord(mock) && isRecord(backend)) return compareObjects(field, mock, backend, rules);
  return different;
}

function compareObjects(field: string, mock: object | undefined, backend: object | undefined, rules: ComparisonRules): AnswerDifference[] {
  const [ours, theirs] = [withoutEmpty(mock), withoutEmpty(backend)];
  const members = new Set([...ours.keys(), ...theirs.keys()]);
  return [...members].flatMap((name) => {
    const path = field === '' ? name : `${field}.${name}`;
    return compare(path, name, ours.get(name), theirs.get(name), rules);
  });
}

function compareLists(field: string, member: string, mock: unknown[], backend: unknown[], rules: ComparisonRules): AnswerDifference[] {
  const [ours, theirs] = [inOrder(member, mock), inOrder(member, backend)];
  const length = Math.max(ours.length, theirs.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    compare(`${field}[${index}]`, '', ours[index], theirs[index], rules),
  );
}

function inOrder(member: string, list: readonly unknown[]): unknown[] {
  if (URL_LISTS.has(member)) return [...list].sort();
  if (!NAMED_LISTS.has(member)) return [...list];
  const idOf = (entry: unknown): string => String((entry as { Id?: unknown }).Id);
  return [...list].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

function withoutEmpty(value: object = {}): Map<string, unknown> {
  return new Map(Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null && !isEmpty(inner)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Nothing is like an object without members: what is missing is told member by member. */
function isRecord(value: unknown): value is object | undefined {
  return value === undefined || (isObject(value) && !Array.isArray(value));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Policies are JSON, in which some write numbers as text. */
function samePolicy(mock: string, backend: string): boolean {
  const [ours, theirs] = [jsonObject(mock), jsonObject(backend)];
  if (ours === undefined || theirs === undefined) return mock === backend;
  return canonical(Object.fromEntries(ours)) === canonical(Object.fromEntries(theirs));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(String(value));
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}
