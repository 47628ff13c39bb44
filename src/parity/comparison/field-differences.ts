import { memberPath } from './member-path';

/** One place where two values differ. */
export interface FieldDifference {
  /** As in `error.message` or `[0].Body`; empty for the value as a whole. */
  readonly path: string;
  /** `undefined` where it is absent. */
  readonly reference: unknown;
  readonly backend: unknown;
}

type Members = Readonly<Record<string, unknown>>;

/** Where two plain values differ, as deep inside them as they are of one form. */
export function fieldDifferences(reference: unknown, backend: unknown, path = ''): FieldDifference[] {
  if (isList(reference) && isList(backend)) {
    const length = Math.max(reference.length, backend.length);
    return Array.from({ length }, (_, index) => fieldDifferences(reference[index], backend[index], `${path}[${index}]`)).flat();
  }
  if (isMembers(reference) && isMembers(backend)) {
    const names = new Set([...Object.keys(reference), ...Object.keys(backend)]);
    return [...names].flatMap((name) => fieldDifferences(member(reference, name), member(backend, name), memberPath(path, name)));
  }
  return Object.is(reference, backend) ? [] : [{ path, reference, backend }];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
