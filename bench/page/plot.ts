import type { EncodeEntry, Mark, Spec } from 'vega';
import { shownRatio, withUnit, type Figure } from '../figures';

/** What a plot shows of figures: one measure of theirs, or its ratios. */
export interface Plot {
  readonly title: string;
  readonly measure: string;
  readonly shows: 'value' | 'ratio';
}

/** A bar with its spread. Lengths are in pixels, from the top. */
interface Bar {
  readonly top: number;
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
  readonly colour: string;
}

interface Heading {
  readonly top: number;
  readonly text: string;
  readonly lines: readonly string[];
}

/** Narrow, and labels above their bars: on a phone it becomes little smaller. */
const WIDTH = 440;
const BARS_WIDTH = 300;
const MARGIN = 12;
const HEADING_LINE_HEIGHT = 18;
const HEADING_GAP = 12;
/** Characters: in the widest of the fonts that may be there, a line of a heading. */
const HEADING_LINE = 46;
const LABEL_HEIGHT = 18;
const BAR_HEIGHT = 12;
const GAP = 10;
const GAP_BEFORE_VALUE = 6;
/** A spread that reaches further than this part of the longest bar is cut. */
const SPREAD_BEYOND = 1.1;
const INK = { value: 'var(--ink)' };
/** Subjects that are not of this package. */
const OTHERS = /^(?:@aws-sdk|aws-sdk|fauxqs|local-aws-sqs|ElasticMQ|bare|a constant|as many calls)/;
const FONT = { value: "system-ui, -apple-system, 'Segoe UI', sans-serif" };

/** Whoever looks prefers light or dark; with a paper of its own it can be read on a page that is otherwise. */
const STYLE = `<style>
svg { --paper: #ffffff; --ink: #1f2328; --ours: #0969da; --others: #818b98 }
@media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #e6edf3; --ours: #4493f8; --others: #7d8590 } }
</style>`;

/** Draws horizontal bars, topic by topic. @returns SVG */
export async function drawPlot(plot: Plot, figures: readonly Figure[]): Promise<string> {
  const { View, parse } = await import('vega');
  const svg = await new View(parse(specOf(layout(plot, figures))), { renderer: 'none' }).toSVG();
  return (
    svg.replace(/<svg [^>]*>/, (tag) => `${tag.replace('<svg ', '<svg role="img" ')}<title>${escaped(plot.title)}</title>${STYLE}`) + '\n'
  );
}

/** The same in words. */
export function plotInWords(plot: Plot, figures: readonly Figure[]): string {
  const { bars, headings } = layout(plot, figures);
  const rows = [
    ...headings.slice(1).map(({ top, text }) => ({ top, text: `${text}:` })),
    ...bars.map(({ top, label, text }) => ({ top, text: `${label} ${text};` })),
  ];
  const inOrder = rows.toSorted((a, b) => a.top - b.top).map(({ text }) => text);
  return `${plot.title}. ${inOrder
    .join(' ')
    .replace(/;$/, '')
    .replaceAll(/;(?= [^;:]+:)/g, '.')}`;
}

interface Layout {
  readonly bars: readonly Bar[];
  readonly headings: readonly Heading[];
  readonly height: number;
}

function layout({ title, measure, shows }: Plot, figures: readonly Figure[]): Layout {
  const drawn = figures.filter((figure) => figure.measure === measure);
  const topics = [...new Set(drawn.map(({ topic }) => topic))];
  const headings: Heading[] = [];
  const bars: Bar[] = [];
  let top = MARGIN;
  const head = (text: string): void => {
    const lines = text.match(new RegExp(`.{1,${HEADING_LINE}}(?: |$)`, 'g'))!.map((line) => line.trim());
    headings.push({ top, text, lines });
    top += lines.length * HEADING_LINE_HEIGHT + HEADING_GAP;
  };
  head(title);
  for (const topic of topics) {
    if (topics.length > 1) head(topic);
    for (const figure of drawn.filter((one) => one.topic === topic)) {
      bars.push(barOf(figure, shows, top));
      top += LABEL_HEIGHT + BAR_HEIGHT + GAP;
    }
    top += GAP;
  }
  return { bars, headings, height: top };
}

function barOf({ subject, value, ratio, unit }: Figure, shows: Plot['shows'], top: number): Bar {
  const { median, low, high } = shows === 'ratio' && ratio !== undefined ? ratio : value;
  const text =
    shows === 'ratio' && ratio !== undefined ? `${shownRatio(median)}× (${withUnit(value.median, unit)})` : withUnit(median, unit);
  return { top, label: subject, value: median, low, high, text, colour: `var(--${OTHERS.test(subject) ? 'others' : 'ours'})` };
}

function specOf({ bars, headings, height }: Layout): Spec {
  const longest = Math.max(...bars.map(({ value }) => value)) * SPREAD_BEYOND;
  const x = (field: keyof Bar) => ({ scale: 'x', field });
  const left = { value: MARGIN };
  const top = { field: 'top' };
  const middle = { field: 'top', offset: LABEL_HEIGHT + BAR_HEIGHT / 2 };
  const paper = { width: { value: WIDTH }, height: { value: height }, cornerRadius: { value: 8 }, fill: { value: 'var(--paper)' } };
  const heading = { x: left, y: top, text: { field: 'lines' }, lineHeight: { value: HEADING_LINE_HEIGHT }, fontWeight: { value: 'bold' } };
  const bar = {
    x: left,
    x2: x('value'),
    y: { field: 'top', offset: LABEL_HEIGHT },
    height: { value: BAR_HEIGHT },
    fill: { field: 'colour' },
  };
  return {
    width: WIDTH,
    height,
    padding: 0,
    autosize: 'none',
    data: [
      { name: 'bars', values: bars.map((one) => ({ ...one, low: Math.min(one.low, longest), high: Math.min(one.high, longest) })) },
      { name: 'headings', values: [...headings] },
    ],
    scales: [{ name: 'x', domain: [0, longest], range: [MARGIN, MARGIN + BARS_WIDTH] }],
    marks: [
      { type: 'rect', encode: { enter: paper } },
      text('headings', { ...heading, baseline: { value: 'top' } }),
      text('bars', { x: left, y: top, baseline: { value: 'top' }, text: { field: 'label' } }),
      { type: 'rect', from: { data: 'bars' }, encode: { enter: bar } },
      {
        type: 'rule',
        from: { data: 'bars' },
        encode: { enter: { x: x('low'), x2: x('high'), y: middle, stroke: INK, strokeWidth: { value: 2 } } },
      },
      text('bars', {
        x: { scale: 'x', signal: 'max(datum.value, datum.high)', offset: GAP_BEFORE_VALUE },
        y: middle,
        baseline: { value: 'middle' },
        text: { field: 'text' },
      }),
    ],
  };
}

function text(data: 'bars' | 'headings', enter: EncodeEntry): Mark {
  return { type: 'text', from: { data }, encode: { enter: { font: FONT, fontSize: { value: 13 }, fill: INK, ...enter } } };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
