/** What is measured, in words that a table can have. */
export type Unit = 'ms' | 's' | 'µs' | 'MB' | 'kB' | 'bytes' | '/s' | '';

/** What several rounds showed: their median, and where the middle half of them lies. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** One thing that was measured of one subject. All that benchmarks find has this form. */
export interface Figure {
  /** Where several subjects stand side by side: "SendMessage, 32 connections". */
  readonly topic: string;
  /** Who, or what: "msw-sqs". */
  readonly subject: string;
  /** What of it: "messages", "99th percentile". */
  readonly measure: string;
  readonly unit: Unit;
  readonly value: Spread;
  /** The same in relation to another subject: of ratios within a round, so that noise which lasts longer than a round falls out. */
  readonly ratio?: Spread & { readonly to: string };
}

/** What figures of several subjects have in common. */
export interface Measure {
  readonly topic: string;
  readonly measure: string;
  readonly unit: Unit;
  /** The subject that the others are held against. */
  readonly relativeTo?: string;
}

const DIGITS = 4;
const DIGITS_SHOWN = 3;

/** Lets subjects take turns, round by round: what disturbs one disturbs all of them. */
export async function inTurn<Subject, Result>(
  subjects: readonly Subject[],
  rounds: number,
  perform: (subject: Subject, round: number) => Result | Promise<Result>,
): Promise<Map<Subject, Result[]>> {
  const results = new Map<Subject, Result[]>(subjects.map((subject) => [subject, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const subject of subjects) results.get(subject)!.push(await perform(subject, round));
  }
  return results;
}

/** Makes figures of what subjects showed round by round; those that showed nothing get none. */
export function figuresOf({ relativeTo, ...measure }: Measure, rounds: ReadonlyMap<string, readonly number[]>): Figure[] {
  const base = relativeTo === undefined ? undefined : rounds.get(relativeTo);
  return [...rounds]
    .filter(([, values]) => values.some(Number.isFinite))
    .map(([subject, values]) => ({
      ...measure,
      subject,
      value: spreadOf(values),
      ...(base !== undefined && { ratio: { to: relativeTo!, ...spreadOf(values.map((value, round) => value / base[round]!)) } }),
    }));
}

/** A figure of one subject alone, of one or more rounds. */
export function figure(subject: string, measure: Omit<Measure, 'relativeTo'>, ...values: readonly number[]): Figure {
  return { ...measure, subject, value: spreadOf(values) };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  const at = (part: number): number => rounded(sorted[Math.round((sorted.length - 1) * part)]!);
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** Counts stay as they are. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
}

/** A number as people read it: thousands set apart, and of what is no count, three digits. */
export function shown(value: number, unit: Unit): string {
  return value.toLocaleString('en', { maximumSignificantDigits: unit === '' && Number.isInteger(value) ? 21 : DIGITS_SHOWN });
}

/** A ratio as people read it: two digits, from ten on three. */
export function shownRatio(ratio: number): string {
  return ratio.toLocaleString('en', { maximumSignificantDigits: ratio < 10 ? 2 : 3 });
}

/** A value with its unit. */
export function withUnit(value: number, unit: Unit): string {
  return `${shown(value, unit)}${unit === '/s' ? '' : ' '}${unit}`.trimEnd();
}

/** A figure in words. */
export function describeFigure({ measure, unit, value }: Figure): string {
  return `${measure} ${withUnit(value.median, unit)}`;
}
