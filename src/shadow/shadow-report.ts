import { durationInWords } from '../words/duration-in-words';
import { shortened } from '../words/shortened';
import type { AnswerDifference } from './compare-answers';
import type { NotComparable, ShadowDifference } from './findings';

/** What is to be told. */
export interface ShadowReport {
  readonly endpoint: string;
  readonly differences: readonly ShadowDifference[];
  readonly notComparable: readonly NotComparable[];
  readonly compared: number;
}

const VALUE_LENGTH = 300;
const SHOWN_DIFFERENCES = 20;

/** All differences as text for who reads a failed test. */
export function shadowReport({ endpoint, differences, notComparable, compared }: ShadowReport): string {
  const shown = differences.slice(0, SHOWN_DIFFERENCES).map(paragraph);
  const more = differences.length - shown.length;
  return [
    `msw-sqs and ${endpoint} answered ${differences.length} of ${compared} compared ${compared === 1 ? 'call' : 'calls'} differently.`,
    ...shown,
    ...(more > 0 ? [`… and ${more} more.`] : []),
    ...(notComparable.length > 0 ? [notComparableInShort(notComparable)] : []),
  ].join('\n\n');
}

function paragraph({ action, queue, input, where, mock, backend, fields }: ShadowDifference, index: number): string {
  const place = `call ${where.number}, at ${durationInWords(where.afterMs)}${where.test === undefined ? '' : `, in "${where.test}"`}`;
  return [
    `${index + 1}. ${calledOn(action, queue)} (${place})`,
    `   input:   ${printed(input)}`,
    `   msw-sqs: ${printed(mock)}`,
    `   backend: ${printed(backend)}`,
    ...fields.map((field) => `   - ${fieldInWords(field)}`),
  ].join('\n');
}

function fieldInWords({ field, mock, backend }: AnswerDifference): string {
  return `${field}: msw-sqs ${valueInWords(mock)}, backend ${valueInWords(backend)}`;
}

function valueInWords(value: unknown): string {
  return value === undefined ? 'has none' : printed(value);
}

/** Calls and reasons, the same ones together. */
function notComparableInShort(calls: readonly NotComparable[]): string {
  const counts = new Map<string, number>();
  for (const { action, queue, reason } of calls) {
    const line = `${calledOn(action, queue)}: ${reason}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const lines = Array.from(counts, ([line, count]) => `   ${count} × ${line}`);
  return [`Not comparable: ${calls.length} ${calls.length === 1 ? 'call' : 'calls'}.`, ...lines].join('\n');
}

function calledOn(action: string, queue: string | undefined): string {
  return queue === undefined ? action : `${action} on "${queue}"`;
}

function printed(value: unknown): string {
  return shortened(JSON.stringify(value), VALUE_LENGTH);
}
