import type { SQSRecord } from 'aws-lambda';
import { isPlainObject } from '../../words/is-plain-object';
import { invalidParameter } from '../lambda-error';
import { lambdaLimits } from '../lambda-limits';
import type { EventSourceFilter } from '../event-source-options';
import { eventPattern, type EventPattern } from './event-pattern';

/** Whether a function is to get a message. */
export type EventFilter = (record: SQSRecord) => boolean;

/** What stands for the body, where it is of the kind that a pattern is about. */
interface FilteredBody {
  readonly json: object | undefined;
  readonly text: string;
}

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
  const patterns = filters.map(parsedFilter);
  return (record) => {
    const body = bodyOf(record.body);
    return patterns.some((matches) => matches(record, body));
  };
}

function parsedFilter(filter: EventSourceFilter): (record: SQSRecord, body: FilteredBody) => boolean {
  const { body: bodyPattern, ...others } = patternOf(filter);
  const matchesOthers = eventPattern(others);
  if (bodyPattern === undefined) return (record) => matchesOthers(record);
  const matchesBody: EventPattern = eventPattern({ body: bodyPattern });
  const isForText = Array.isArray(bodyPattern);
  return (record, { json, text }) => {
    if (isForText !== (json === undefined)) return false;
    return matchesBody({ body: isForText ? text : json }) && matchesOthers(record);
  };
}

function patternOf(filter: EventSourceFilter): Readonly<Record<string, unknown>> {
  const given = isPlainObject(filter) && Object.keys(filter).length === 1 && 'Pattern' in filter ? filter['Pattern'] : filter;
  const pattern = typeof given === 'string' ? parsed(given) : given;
  if (!isPlainObject(pattern) || Object.keys(pattern).length === 0) throw invalidParameter('Invalid filter pattern definition.');
  return pattern;
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
