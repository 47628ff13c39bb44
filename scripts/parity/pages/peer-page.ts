import { CATALOGUE } from '../../../src/parity/catalogue';
import { KNOWN } from '../../../src/parity/known';
import { groupOf } from '../../../src/parity/reports/group-counts';
import type { Behaviour } from '../../../src/parity/scenario/behaviour';
import type { MeasuredPeer, PeerResults } from '../peer-results';
import { differenceOf, isRefusal, KINDS, type Difference, type Kind } from './difference';
import { explainedDifferences } from './explained-differences';
import { code, escaped, table } from './markdown';
import { isFromAws, SOURCES } from './sources';
import { TALLY_HEADS, tallyCells, tallyOf } from './tally';
import { TOPICS } from './topics';

/** Of how many places a difference is told. */
const PLACES_MAX = 2;
interface Differing {
  readonly behaviour: Behaviour;
  readonly difference: Difference;
}

/** The page of one peer: where it differs, and how that is known. */
export function peerPage(measured: MeasuredPeer): string {
  const { peer, results } = measured;
  const known = KNOWN.find(({ backend }) => backend === peer.name);
  const differing = CATALOGUE.flatMap((behaviour) => differingOf(behaviour, results));
  const fromAws = differing.filter(({ behaviour }) => isFromAws(behaviour.evidence)).length;
  const missing = results.missingActions.length === 0 ? '' : `\n\nIt does not have ${results.missingActions.join(', ')}.`;
  return `# ${peer.title} ${results.version}

[${peer.title}](${peer.repository}), started with \`${peer.startedBy.replaceAll('{version}', results.version)}\`, played on ${results.date}.
It differs in ${differing.length} of ${tallyOf(results).total} behaviours; ${fromAws} of them are known from AWS. ${LEGEND}${missing}

${areas(results)}

${known === undefined ? listed(peer.title, differing) : explainedDifferences(known)}
`;
}

const LEGEND = `_Recorded_, _reported_ and _documented_ are answers of Amazon SQS;
_from others_ and _in doubt_ are not known from it. [How it is played, and the others](../parity.md)`;

function differingOf(behaviour: Behaviour, { behaviours }: PeerResults): Differing[] {
  const result = behaviours[behaviour.id];
  const difference = result && differenceOf(behaviour, result);
  return difference === undefined ? [] : [{ behaviour, difference }];
}

function areas(results: PeerResults): string {
  const rows = Object.entries(TOPICS).map(([area, groups]) => [area, ...tallyCells(tallyOf(results, groups))]);
  return table(['', ...TALLY_HEADS], [...rows, ['**All**', ...tallyCells(tallyOf(results))]]);
}

/** By area, and there by the ways of differing: each is said once, for all that differ so. */
function listed(title: string, differing: readonly Differing[]): string {
  const sections = Object.entries(TOPICS).map(([area, groups]) => {
    const here = differing.filter(({ behaviour }) => groups.includes(groupOf(behaviour.id)));
    const ways = (Object.keys(KINDS) as Kind[]).flatMap((kind) => way(title, kind, here));
    return ways.length === 0 ? [] : [`## ${area}\n\n${ways.join('\n\n')}`];
  });
  return sections.flat().join('\n\n');
}

function way(title: string, kind: Kind, differing: readonly Differing[]): string[] {
  const here = differing.filter(({ difference }) => difference.kind === kind);
  if (here.length === 0) return [];
  if (kind !== 'missing') return [`**${title} ${KINDS[kind]}**\n\n${here.map(item).join('\n')}`];
  return [`**${title} ${KINDS.missing}**: ${here.map(({ behaviour }) => `\`${behaviour.id}\``).join(', ')}`];
}

function item({ behaviour, difference }: Differing): string {
  const { says, see, evidence, id } = behaviour;
  const sentence = see === undefined ? escaped(says) : `[${escaped(says)}](${see})`;
  return `- ${sentence} (${SOURCES[evidence]}, \`${id}\`)${answers(difference)}`;
}

function answers({ kind, places }: Difference): string {
  const texts = places.map(({ path, reference, backend }) => {
    const answered = kind === 'takes' && !isRefusal(backend) ? code(reference) : `${code(reference)} → ${code(backend)}`;
    return { where: path === '' ? '' : `${code(path)}: `, answered };
  });
  // Several calls are often answered alike.
  const different = texts.filter(({ answered }, index) => texts.findIndex((other) => other.answered === answered) === index);
  const shown = different.slice(0, PLACES_MAX).map(({ where, answered }) => `${where}${answered}`);
  const more = different.length > PLACES_MAX ? `; and ${different.length - PLACES_MAX} more` : '';
  return shown.length === 0 ? '' : `\\\n  ${shown.join('; ')}${more}`;
}
