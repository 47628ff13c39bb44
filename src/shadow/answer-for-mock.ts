import { IDENTIFIER_MEMBERS } from '../backends/identifier-members';
import type { Answer } from '../backends/call-action';
import { mapValues } from './map-values';
import type { ShadowContext } from './shadow-context';
import type { ShadowedCall } from './shadowed-call';

/** What a sender wrote is the same on both sides, whatever it looks like. */
const VERBATIM: ReadonlySet<string> = new Set(['Body', 'MessageAttributes', 'Tags']);

/** The backend's answer with the URLs and ARNs of the mock. */
export function answerForMock(answer: Answer, { caller }: ShadowedCall, { twins }: ShadowContext): Answer {
  return translated(answer, (name, text) =>
    /^queueurls?$/i.test(name) ? twins.urlToMock(text, caller.origin, caller.homeRegion) : twins.arnsToMock(text),
  );
}

/** An answer with those identifiers of the mock that are known to name the same. */
export function withMockIdentifiers(answer: Answer, { pairs }: Pick<ShadowContext, 'pairs'>): Answer {
  return translated(answer, (name, text) => (IDENTIFIER_MEMBERS.has(name) ? (pairs.toMock(name, text) ?? text) : text));
}

function translated(answer: Answer, text: (name: string, text: string) => string): Answer {
  const walk = (name: string, value: unknown): unknown => {
    if (VERBATIM.has(name)) return value;
    if (typeof value === 'string') return text(name, value);
    if (Array.isArray(value)) return value.map((item) => walk(name, item));
    return typeof value === 'object' && value !== null ? mapValues(value, (inner, key) => walk(key, inner)) : value;
  };
  return walk('', answer) as Answer;
}
