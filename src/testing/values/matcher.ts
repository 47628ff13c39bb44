/** What a matcher uses of the runner it runs in; Jest, Vitest and others alike have it. */
export interface MatcherContext {
  /** Deep equality that honours asymmetric matchers. */
  equals(a: unknown, b: unknown): boolean;
  readonly isNot?: boolean | undefined;
  readonly promise?: string | undefined;
  readonly utils: MatcherPrinters;
}

/** How the runner prints; colours are optional. */
export interface MatcherPrinters {
  /** The first line of a failure: `expect(queue).toBeEmpty()`. */
  matcherHint(
    matcherName: string,
    received?: string,
    expected?: string,
    options?: { readonly isNot?: boolean; readonly promise?: string },
  ): string;
  /** A value as it stands in a failure. */
  stringify(value: unknown): string;
  /** What was expected, in its colour. */
  readonly EXPECTED_COLOR?: ((text: string) => string) | undefined;
  /** What is there instead, in its colour. */
  readonly RECEIVED_COLOR?: ((text: string) => string) | undefined;
}

/** A matcher's verdict; its message is only made when the assertion fails. */
export interface MatcherResult {
  readonly pass: boolean;
  /** What a failure says. */
  readonly message: () => string;
}

/** A matcher as `expect.extend` takes it. */
export type Matcher = (this: MatcherContext, received: unknown, ...args: readonly unknown[]) => MatcherResult;

/** A matcher that is to be awaited. */
export type AwaitedMatcher = (this: MatcherContext, received: unknown, ...args: readonly unknown[]) => Promise<MatcherResult>;
