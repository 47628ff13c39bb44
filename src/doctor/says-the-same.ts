import { parsedJson } from '../testing/values/parsed-json';
import { isPlainObject } from '../words/is-plain-object';

/** What tells when a message is sent, by which attempt, or for which request: it differs when the same is sent again. */
const OF_THE_SENDING = new RegExp(
  '^(at|now|time|ts|date|timestamp|(sent|created|emitted|published|received|queued|enqueued|produced)[-_]?(at|on|time|timestamp)' +
    '|attempts?|(attempt|retry)[-_]?(count|number|no)|retry|retries|(request|trace|span|correlation)[-_]?id)$',
  'i',
);

/** Whether two bodies say the same: as text, or as JSON but for what tells of the sending itself. */
export function saysTheSame(one: string, other: string): boolean {
  if (one === other) return true;
  const told = toldBy(one);
  return told !== undefined && told === toldBy(other);
}

/** `undefined` where it is no JSON, or tells of nothing but its sending. */
function toldBy(body: string): string | undefined {
  const value = parsedJson(body);
  if (typeof value !== 'object' || value === null) return undefined;
  const told = JSON.stringify(withoutSending(value));
  return told === '{}' ? undefined : told;
}

/** With names in one order, too. */
function withoutSending(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSending);
  if (!isPlainObject(value)) return value;
  const names = Object.keys(value)
    .filter((name) => !OF_THE_SENDING.test(name))
    .sort();
  return Object.fromEntries(names.map((name) => [name, withoutSending(value[name])]));
}
