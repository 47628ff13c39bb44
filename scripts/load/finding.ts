/** What a load has shown. */
export interface Finding {
  readonly figures: string;
  /** What does not hold; none when all is well. */
  readonly mistakes: readonly string[];
}

export const inMegabytes = (value: number): string => `${value.toFixed(1)} MB`;
