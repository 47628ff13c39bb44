/** Where something stands in a file: lines and columns from 1. */
export interface Place {
  readonly line: number;
  readonly column?: number | undefined;
  /** The file, where it is another than the one that was asked for. */
  readonly file?: string | undefined;
}

/** A member of a map, and where its name stands. */
export interface Member {
  readonly at: Place;
  readonly value: Located;
}

export type Members = ReadonlyMap<string, Member>;

/** A value of a file, whichever form that has, and where it stands. */
export interface Located {
  readonly at: Place;
  readonly value: string | number | boolean | null | readonly Located[] | Members;
  /** A number as it is written: `1.10`. */
  readonly written?: string | undefined;
  /** Why the value cannot be known, as a sentence; the value is what is written there. */
  readonly unknown?: string | undefined;
}

/** The members of a map; `undefined` for any other value. */
export function membersOf(node: Located | undefined): Members | undefined {
  return node?.value instanceof Map ? (node.value as Members) : undefined;
}

/** The members of a list; `undefined` for any other value. */
export function itemsOf(node: Located | undefined): readonly Located[] | undefined {
  return Array.isArray(node?.value) ? (node.value as readonly Located[]) : undefined;
}

/** The members of a list, or else the value alone; of nothing, none. */
export function eachOf(node: Located | undefined): readonly Located[] {
  return node === undefined ? [] : (itemsOf(node) ?? [node]);
}

/** A text, number or flag as text; `undefined` for any other value. */
export function textOf(node: Located | undefined): string | undefined {
  const value = node?.value;
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  return node?.written ?? String(value);
}

/** One member of a map, if the value is a map that has it. */
export function memberOf(node: Located | undefined, name: string): Located | undefined {
  return membersOf(node)?.get(name)?.value;
}

/** The value alone, as JSON has it. */
export function plainOf({ value }: Located): unknown {
  if (value instanceof Map) return Object.fromEntries([...(value as Members)].map(([name, member]) => [name, plainOf(member.value)]));
  return Array.isArray(value) ? (value as readonly Located[]).map(plainOf) : value;
}

/** A value that was found, as in "but is …". */
export function foundInWords(node: Located): string {
  if (node.value === null) return 'empty';
  if (itemsOf(node) !== undefined) return 'a list';
  if (membersOf(node) !== undefined) return 'an object';
  return typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value);
}
