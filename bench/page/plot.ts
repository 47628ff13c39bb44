import type { Spec } from 'vega';
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
}

/** Narrow, and labels above their bars: on a phone it becomes little smaller. */
const WIDTH = 440;
const BARS_WIDTH = 300;
const MARGIN = 12;
const HEADING_HEIGHT = 30;
const LABEL_HEIGHT = 18;
const BAR_HEIGHT = 12;
const GAP = 10;
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
  const headings: Heading[] = [{ top: MARGIN, text: title }];
  const bars: Bar[] = [];
  let top = MARGIN + HEADING_HEIGHT;
  for (const topic of topics) {
    if (topics.length > 1) {
      headings.push({ top, text: topic });
      top += HEADING_HEIGHT;
    }
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
  const ink = { value: 'var(--ink)' };
  const middle = LABEL_HEIGHT + BAR_HEIGHT / 2;
  const left = { value: MARGIN };
  return {
    width: WIDTH,
    height,
    padding: 0,
    autosize: 'none',
    data: [
      { name: 'bars', values: [...bars] },
      { name: 'headings', values: [...headings] },
    ],
    scales: [
      { name: 'x', domain: [0, Math.max(...bars.map(({ value, high }) => Math.max(value, high)))], range: [MARGIN, MARGIN + BARS_WIDTH] },
    ],
    marks: [
      {
        type: 'rect',
        encode: {
          enter: { width: { value: WIDTH }, height: { value: height }, cornerRadius: { value: 8 }, fill: { value: 'var(--paper)' } },
        },
      },
      {
        type: 'text',
        from: { data: 'headings' },
        encode: {
          enter: {
            x: left,
            y: { field: 'top' },
            baseline: { value: 'top' },
            text: { field: 'text' },
            font: FONT,
            fontSize: { value: 14 },
            fontWeight: { value: 'bold' },
            fill: ink,
          },
        },
      },
      {
        type: 'text',
        from: { data: 'bars' },
        encode: {
          enter: {
            x: left,
            y: { field: 'top' },
            baseline: { value: 'top' },
            text: { field: 'label' },
            font: FONT,
            fontSize: { value: 13 },
            fill: ink,
          },
        },
      },
      {
        type: 'rect',
        from: { data: 'bars' },
        encode: {
          enter: {
            x: left,
            x2: { scale: 'x', field: 'value' },
            y: { field: 'top', offset: LABEL_HEIGHT },
            height: { value: BAR_HEIGHT },
            fill: { field: 'colour' },
          },
        },
      },
      {
        type: 'rule',
        from: { data: 'bars' },
        encode: {
          enter: {
            x: { scale: 'x', field: 'low' },
            x2: { scale: 'x', field: 'high' },
            y: { field: 'top', offset: middle },
            stroke: ink,
            strokeWidth: { value: 2 },
          },
        },
      },
      {
        type: 'text',
        from: { data: 'bars' },
        encode: {
          enter: {
            x: { scale: 'x', signal: 'max(datum.value, datum.high)', offset: 6 },
            y: { field: 'top', offset: middle },
            baseline: { value: 'middle' },
            text: { field: 'text' },
            font: FONT,
            fontSize: { value: 13 },
            fill: ink,
          },
        },
      },
    ],
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
