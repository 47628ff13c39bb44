import type { MessageAttributes } from '../core/message';

/** Picks what a receive returns of a message's attributes; `undefined` when nothing is left. */
export type MessageAttributeSelection = (attributes: MessageAttributes | undefined) => MessageAttributes | undefined;

const EVERYTHING: readonly string[] = ['All', '.*', '*'];

const nothing: MessageAttributeSelection = () => undefined;
const everything: MessageAttributeSelection = (attributes) => attributes;

/**
 * Reads `MessageAttributeNames`: exact names, prefixes such as `order.*`, or all of them as `All` or `.*`.
 *
 * A prefix needs no dot behind it: `Hel.*` matches `Hello`.
 */
export function messageAttributeSelection(names: readonly string[] = []): MessageAttributeSelection {
  if (names.length === 0) return nothing;
  if (names.some((name) => EVERYTHING.includes(name))) return everything;
  const exact = new Set(names);
  const prefixes = names.filter((name) => name.endsWith('.*')).map((name) => name.slice(0, -2));
  const isAsked = (name: string): boolean => exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix));

  return (attributes) => {
    if (attributes === undefined) return undefined;
    const all = Object.entries(attributes);
    const selected = all.filter(([name]) => isAsked(name));
    return selected.length === all.length ? attributes : selected.length > 0 ? Object.fromEntries(selected) : undefined;
  };
}
