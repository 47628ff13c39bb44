import type { BenchName } from '../benches';
import type { Machine } from '../machine';
import type { Result, Results } from '../results';
import { shownRatio, type Figure } from '../figures';
import { tablesOf, type Table } from '../table';
import { drawPlot, plotInWords } from './plot';
import { PLOTS } from './sections';

/** Where plots are, seen from docs. */
const PLOTS_FOLDER = 'performance';
/** From so many programs for each core on, figures are not those of a quiet machine. */
const BUSY = 1.5;

/** What documents have between their markers, by the markers' name: all that was measured. */
export function measuredBlocks(results: Results): Record<string, string> {
  const sections = Object.entries(results).map(([name, result]) => [`measured-${name}`, sectionOf(name as BenchName, result!)] as const);
  return {
    'measured-on': machinesOf(results),
    ...Object.fromEntries(sections),
    ...(results['data'] && { 'cost-of-data': costOfData(results['data']) }),
    ...(results['sizes'] && { 'size-of-traces': sizeOfTraces(results['sizes'].figures) }),
  };
}

/** Plots by their files, seen from docs. */
export async function measuredPlots(results: Results): Promise<Record<string, string>> {
  const plots: Record<string, string> = {};
  for (const [name, drawn] of Object.entries(PLOTS)) {
    const figures = results[name]?.figures ?? [];
    for (const [index, plot] of drawn.entries()) {
      if (figures.length > 0) plots[fileOf(name as BenchName, index)] = await drawPlot(plot, figures);
    }
  }
  return plots;
}

function fileOf(name: BenchName, index: number): string {
  return `${PLOTS_FOLDER}/${name}${index === 0 ? '' : `-${index + 1}`}.svg`;
}

function sectionOf(name: BenchName, { figures, missing = {}, versions = {}, ...run }: Result): string {
  const pictures = (PLOTS[name] ?? []).map((plot, index) => `![${plotInWords(plot, figures)}](${fileOf(name, index)})`);
  const tables = tablesOf(figures).map(markdownTable);
  const left = Object.entries(missing).map(([subject, reason]) => `Not measured: ${subject}. ${reason}`);
  const packages = Object.entries(versions).map(([packageName, version]) => `${packageName} ${version}`);
  const said = [`Measured on ${run.date} with Node.js ${run.machine.node.slice(1)}`, ...packages, `load ${run.machine.load} when it began`];
  return [...pictures, ...tables, ...left, `_${said.join(', ')}._`].join('\n\n');
}

function markdownTable({ topic, headers, rows }: Table): string {
  const cells = [[topic, ...headers], ['---', ...headers.map(() => '---:')], ...rows];
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Topics in rows; in columns what the server with queues that survive reaches and takes of itself without. */
function costOfData({ figures, machine }: Result): string {
  const ratios = figures.filter(({ subject, ratio }) => ratio !== undefined && ratio.to !== subject);
  const columns = [...new Set(ratios.map(({ subject }) => subject))].flatMap((subject) => [
    { subject, measure: 'messages', header: `\`${subject.slice('msw-sqs '.length)}\`: messages` },
    { subject, measure: 'CPU per message', header: 'CPU' },
  ]);
  const rows = [...new Set(ratios.map(({ topic }) => topic))].map((topic) => [
    topic,
    ...columns.map(({ subject, measure }) => {
      const found = ratios.find((figure) => figure.topic === topic && figure.subject === subject && figure.measure === measure);
      return found === undefined ? '' : shownRatio(found.ratio!.median);
    }),
  ]);
  return [markdownTable({ topic: ' ', headers: columns.map(({ header }) => header), rows }), ...busy([machine])].join('\n\n');
}

function sizeOfTraces(figures: readonly Figure[]): string {
  const [one, many] = figures.filter(({ measure }) => measure === 'size of a page');
  const kilobytes = (figure: Figure): string => `${Math.round(figure.value.median)} kB`;
  return `A page takes ${kilobytes(one!)}, and ${kilobytes(many!)} with 1,000 messages that were sent, received and deleted one by one.`;
}

function machinesOf(results: Results): string {
  const machines = Object.values(results).map((result) => result!.machine);
  const text = ({ cpu, cores, memoryGb, system }: Machine): string => `${cpu}, ${cores} cores, ${memoryGb} GB of memory, ${system}`;
  // Sizes are the same on a busy machine.
  const timed = Object.entries(results).flatMap(([name, result]) => (name === 'sizes' ? [] : [result!.machine]));
  return [`Measured on ${[...new Set(machines.map(text))].join('; ')}.`, ...busy(timed)].join('\n\n');
}

/** What is said where other programs took part. */
function busy(machines: readonly Machine[]): string[] {
  const most = Math.max(...machines.map(({ load, cores }) => load / cores));
  if (most < BUSY) return [];
  return [
    `Up to ${Math.round(most)} programs wanted each core meanwhile: times are longer than they would be, messages a second fewer, and only what counts CPU ` +
      'is as it would be on a machine of its own, or nearly.',
  ];
}
