import { shown, shownRatio, type Figure, type Spread } from './figures';

/** Figures of one topic, side by side: a row for each subject. */
export interface Table {
  readonly topic: string;
  readonly headers: readonly string[];
  /** Each begins with its subject. */
  readonly rows: readonly (readonly string[])[];
}

interface Column {
  readonly header: string;
  cell(subject: string): string;
}

/** Arranges figures as tables, in their own order. */
export function tablesOf(figures: readonly Figure[]): Table[] {
  return groups(figures, 'topic').map((ofTopic) => {
    const measures = groups(ofTopic, 'measure');
    const alone = measures.filter(([one]) => one!.ratio !== undefined).length === 1;
    const columns = measures.flatMap((figuresOfOne) => columnsOf(figuresOfOne, alone ? 'ratio' : `ratio of ${figuresOfOne[0]!.measure}`));
    return {
      topic: ofTopic[0]!.topic,
      headers: columns.map(({ header }) => header),
      rows: groups(ofTopic, 'subject').map(([one]) => [one!.subject, ...columns.map((column) => column.cell(one!.subject))]),
    };
  });
}

function groups(figures: readonly Figure[], key: 'topic' | 'measure' | 'subject'): Figure[][] {
  const found = new Map<string, Figure[]>();
  for (const figure of figures) found.set(figure[key], [...(found.get(figure[key]) ?? []), figure]);
  return [...found.values()];
}

/** @param figures - of one measure */
function columnsOf(figures: readonly Figure[], ratioHeader: string): Column[] {
  const [{ measure, unit, ratio }] = figures as readonly [Figure];
  const column = (header: string, text: (figure: Figure) => string): Column => ({
    header,
    cell(subject) {
      const found = figures.find((figure) => figure.subject === subject);
      return found === undefined ? '' : text(found);
    },
  });
  const values = column(unit === '' || unit === '/s' ? `${measure}${unit}` : `${measure}, ${unit}`, ({ value }) =>
    spreadText(value, (number) => shown(number, unit)),
  );
  return ratio === undefined ? [values] : [column(ratioHeader, (figure) => spreadText(figure.ratio!, shownRatio)), values];
}

/** The median, and behind it where the middle half of what rounds showed lies, unless that is the same. */
function spreadText({ median, low, high }: Spread, inWords: (value: number) => string): string {
  const [least, most] = [inWords(low), inWords(high)];
  return least === most ? inWords(median) : `${inWords(median)} (${least}–${most})`;
}
