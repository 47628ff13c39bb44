/** The part of an `expect` that takes matchers. */
export interface ExtendableExpect {
  extend(matchers: Readonly<Record<string, unknown>>): void;
}
