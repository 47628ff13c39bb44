/**
 * A choice that SQS leaves open, where it comes up.
 *
 * `order`: in which order a standard queue hands out what is visible; `0` as sent, `1` the other way round.
 */
export interface DecisionPoint {
  readonly kind: 'order';
  readonly queueArn: string;
  /** The call that asks; `undefined` for what no call asks for. */
  readonly callId: number | undefined;
}

/** Where the model's open choices are made. */
export interface Decisions {
  /** @returns which of `ways` it is to be, counted from `0`, the usual one */
  choose(point: DecisionPoint, ways: number): number;
}

/** Everything goes as usual. */
export const usualDecisions: Decisions = { choose: () => 0 };
