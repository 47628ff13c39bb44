import { CATALOGUE } from '../../../src/parity/catalogue';
import { whoIsRight, type KnownDifference, type KnownDifferences, type Right } from '../../../src/parity/drift/known-difference';
import type { Behaviour } from '../../../src/parity/scenario/behaviour';
import { escaped } from './markdown';
import { SOURCES } from './sources';

const WHO: Readonly<Record<Right, string>> = { mock: 'msw-sqs answers as AWS', backend: 'the other answers as AWS', open: 'open' };

/** The differences of a peer as src/parity/known explains them: a sentence, the behaviours behind it, and who is right about each. */
export function explainedDifferences({ differences }: KnownDifferences): string {
  return `## What differs, and who is right\n\n${differences.map(explained).join('\n\n')}`;
}

function explained(difference: KnownDifference): string {
  const items = CATALOGUE.filter(({ id }) => difference.ids.includes(id)).map((behaviour) => item(behaviour, difference));
  const source = difference.source === undefined ? '' : ` (${difference.source})`;
  return [`**${escaped(difference.says)}**${source}`, '', ...items].join('\n');
}

function item({ id, says, evidence, see }: Behaviour, difference: KnownDifference): string {
  const sentence = see === undefined ? escaped(says) : `[${escaped(says)}](${see})`;
  return `- ${sentence} (${WHO[whoIsRight(difference, evidence)]}: ${SOURCES[evidence]}, \`${id}\`)`;
}
