import type { MeasuredPeer } from '../peer-results';
import { overviewPage } from './overview-page';
import { parityTable } from './overview-tables';
import { peerPage } from './peer-page';

/** README's table. */
export function readmeTable(measured: readonly MeasuredPeer[]): string {
  return parityTable(measured, 'docs/parity/');
}

/** The page about all of them and one about each, by their paths; not yet formatted. */
export function parityPages(measured: readonly MeasuredPeer[]): Readonly<Record<string, string>> {
  const pages = measured.map((each) => [`docs/parity/${each.peer.name}.md`, peerPage(each)] as const);
  return { 'docs/parity.md': overviewPage(measured), ...Object.fromEntries(pages) };
}
