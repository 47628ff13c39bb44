import type { SQSRecord } from 'aws-lambda';
import { isPlainObject } from '../../words/is-plain-object';
import { beyondLimits, invalidParameter } from '../lambda-error';
import { lambdaLimits } from '../lambda-limits';
import type { EventSourceFilter } from '../event-source-options';
import { alternatives, eventPattern } from './event-pattern';

/** Whether a function is to get a message. */
export type EventFilter = (record: SQSRecord) => boolean;

/** What stands for the body, where it is of the kind that a pattern is about. */
interface FilteredBody {
  readonly json: object | undefined;
  readonly text: string;
}

type RecordPattern = (record: SQSRecord, body: FilteredBody) => boolean;

/**
 * Makes one filter of several patterns: a message passes when it matches any of them.
 *
 * A pattern for JSON in the body matches no plain text, and one for plain text no JSON.
 *
 * @throws LambdaError for what is no pattern
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
export function eventFilter(filters: readonly EventSourceFilter[]): EventFilter {
  if (filters.length > lambdaLimits.filters) {
    throw invalidParameter(`A mapping has at most ${lambdaLimits.filters} filters, but got ${filters.length}.`);
  }
  const patterns = filters.map((filter, index) => recordPattern(patternOf(filter, index + 1)));
  return (record) => {
    const body = bodyOf(record.body);
    return patterns.some((matches) => matches(record, body));
  };
}

/** All members of a pattern must match; alternatives may be about the body, too. */
function recordPattern(pattern: unknown): RecordPattern {
  if (!isPlainObject(pattern) || Object.keys(pattern).length === 0) throw invalidParameter('Invalid filter pattern definition.');
  const members = Object.entries(pattern).map(([name, expected]): RecordPattern => {
    if (name === 'body') return bodyPattern(expected);
    if (name !== '$or') return eventPattern({ [name]: expected });
    const patterns = alternatives(expected).map(recordPattern);
    return (record, body) => patterns.some((matches) => matches(record, body));
  });
  return (record, body) => members.every((matches) => matches(record, body));
}

function bodyPattern(expected: unknown): RecordPattern {
  const matches = eventPattern({ body: expected });
  const isForText = Array.isArray(expected);
  return (_, { json, text }) => isForText === (json === undefined) && matches({ body: json ?? text });
}

function patternOf(filter: EventSourceFilter, number: number): unknown {
  const given = isPlainObject(filter) && Object.keys(filter).length === 1 && 'Pattern' in filter ? filter['Pattern'] : filter;
  const text = typeof given === 'string' ? given : String(JSON.stringify(given));
  const most = lambdaLimits.patternCharacters;
  if (text.length > most) {
    throw beyondLimits(text, `filterCriteria.filters.${number}.member.pattern`, `Member must have length less than or equal to ${most}`);
  }
  return typeof given === 'string' ? parsed(given) : given;
}

/** Objects and lists count as JSON; `42` is plain text. */
function bodyOf(text: string): FilteredBody {
  const value = /^\s*[{[]/.test(text) ? parsed(text) : undefined;
  return { text, json: typeof value === 'object' && value !== null ? value : undefined };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
