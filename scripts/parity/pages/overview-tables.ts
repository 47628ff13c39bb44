import { CATALOGUE } from '../../../src/parity/catalogue';
import type { MeasuredPeer } from '../peer-results';
import { differenceOf, KINDS, type Kind } from './difference';
import { table } from './markdown';
import { TALLY_HEADS, tallyCells, tallyOf, type Tally } from './tally';
import { TOPICS } from './topics';

/** What the others do alike and otherwise: a row for each. @param folder - of the pages that it links to */
export function parityTable(measured: readonly MeasuredPeer[], folder: string): string {
  const [day, ...others] = new Set(measured.map(({ results }) => results.date));
  const rows = measured.map(({ peer, results }) => {
    const when = others.length === 0 ? '' : `, ${results.date}`;
    return [`[${peer.title} ${results.version}](${folder}${peer.name}.md)${when}`, ...tallyCells(tallyOf(results))];
  });
  const head = others.length === 0 ? `on ${day}` : 'played on';
  return table([head, ...TALLY_HEADS], rows);
}

/** How many of the tried behaviours of each area are alike. */
export function areaTable(measured: readonly MeasuredPeer[]): string {
  const rows = Object.entries(TOPICS).map(([area, groups]) => {
    const tallies = measured.map(({ results }) => tallyOf(results, groups));
    const tried = Math.max(...tallies.map(triedOf));
    // Older results may know fewer behaviours.
    return [area, tried, ...tallies.map((tally) => (triedOf(tally) === tried ? tally.same : `${tally.same} of ${triedOf(tally)}`))];
  });
  return table(['', 'tried', ...measured.map(({ peer }) => peer.title)], rows);
}

function triedOf({ notTried, total }: Tally): number {
  return total - notTried;
}

/** In which ways they differ, and how often. */
export function kindTable(measured: readonly MeasuredPeer[]): string {
  const counts = measured.map(({ results }) => {
    const kinds = CATALOGUE.map((behaviour) => {
      const result = results.behaviours[behaviour.id];
      return result && differenceOf(behaviour, result)?.kind;
    });
    return (kind: Kind): number => kinds.filter((each) => each === kind).length;
  });
  const rows = (Object.keys(KINDS) as Kind[]).map((kind) => [KINDS[kind], ...counts.map((count) => count(kind))]);
  return table(['', ...measured.map(({ peer }) => peer.title)], rows);
}
