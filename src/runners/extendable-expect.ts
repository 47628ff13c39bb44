/** The part of an `expect` that takes matchers. */
export interface ExtendableExpect {
  extend(matchers: Readonly<Record<string, unknown>>): void;
}

/** Whether something is an `expect`. */
export function isExpect(value: unknown): value is ExtendableExpect {
  return typeof value === 'function' && 'extend' in value && typeof value.extend === 'function';
}
