import { CATALOGUE } from '../../../src/parity/catalogue';
import type { MeasuredPeer } from '../peer-results';
import { differenceOf, KINDS, type Kind } from './difference';
import { table } from './markdown';
import { tallyOf } from './tally';
import { TOPICS } from './topics';

/** What the others do alike and otherwise: a row for each. @param folder - of the pages that it links to */
export function parityTable(measured: readonly MeasuredPeer[], folder: string): string {
  const rows = measured.map(({ peer, results }) => {
    const { same, words, differs, missing, notTried, total } = tallyOf(results);
    return [
      `[${peer.title} ${results.version}](${folder}${peer.name}.md), ${results.date}`,
      same,
      words,
      differs,
      missing,
      notTried,
      total,
    ];
  });
  return table(['played on', 'alike', 'other words', 'otherwise', 'not offered', 'not tried', 'of'], rows);
}

/** How many of the tried behaviours of each area are alike. */
export function areaTable(measured: readonly MeasuredPeer[]): string {
  const rows = Object.entries(TOPICS).map(([area, groups]) => [area, ...measured.map(({ results }) => shareOf(tallyOf(results, groups)))]);
  return table(['', ...measured.map(({ peer }) => peer.title)], rows);
}

function shareOf({ same, missing, notTried, total }: ReturnType<typeof tallyOf>): string {
  const tried = total - notTried;
  if (tried === 0) return 'not tried';
  return missing === tried ? 'not offered' : `${same} of ${tried}`;
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
