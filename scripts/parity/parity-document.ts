import type { Behaviour } from '../../src/parity/scenario/behaviour';
import { CATALOGUE } from '../../src/parity/catalogue';
import { AWS_EVIDENCE, whoIsRight, type KnownDifference, type Right } from '../../src/parity/drift/known-difference';
import { groupTable, topicTable } from './parity-table';
import type { StoredParity } from './stored-parity';

const RIGHT: Readonly<Record<Right, string>> = {
  mock: 'msw-sqs answers as AWS does',
  backend: 'the other answers as AWS does',
  open: 'what AWS answers is not known',
};
const WHO: Readonly<Record<Right, string>> = { mock: 'msw-sqs', backend: 'the other', open: 'open' };
const PEERS = { peers: 'other implementations agree', doubt: 'sources are silent or disagree' } as const;

/** The page that explains where msw-sqs and others disagree. */
export function parityDocument(stored: readonly StoredParity[]): string {
  return `# Where SQS in tests differs

Written by \`npm run parity:readme\`, which plays the catalogue of behaviours (\`src/parity/catalogue\`) on msw-sqs and on containers of the
others. Each behaviour is a sentence about Amazon SQS, with where that is known from, and a scenario. What is _not tried_ needs minutes to
pass or AWS' 60-second rules; msw-sqs has a clock to move. _In other words_: both refuse, but error code or text are others.

\`npx msw-sqs parity --against localstack --html parity.html\` shows both answers to each, side by side.

${topicTable(stored)}

By the groups of the catalogue:

${groupTable(stored)}

Behind each behaviour below: who answers as AWS does, and how that is known.

${stored.map(section).join('\n\n')}
`;
}

function section({ known, results }: StoredParity): string {
  const counts = { mock: 0, backend: 0, open: 0 };
  for (const difference of known.differences)
    for (const { evidence } of behavioursOf(difference)) counts[whoIsRight(difference, evidence)] += 1;
  const total = counts.mock + counts.backend + counts.open;
  return `## ${known.title} ${known.version}

${results.backend} differs in ${total} of ${Object.keys(results.behaviours).length} behaviours. In ${counts.mock} of them ${RIGHT.mock};
in ${counts.backend} ${RIGHT.backend}; in ${counts.open} ${RIGHT.open}.

${known.differences.map(explained).join('\n\n')}`;
}

function explained(difference: KnownDifference): string {
  const items = behavioursOf(difference).map((behaviour) => item(behaviour, difference));
  const source = difference.source === undefined ? '' : ` (${difference.source})`;
  return [`**${escaped(difference.says)}**${source}`, '', ...items].join('\n');
}

function item({ id, says, evidence, see }: Behaviour, difference: KnownDifference): string {
  const sentence = escaped(says);
  const linked = see === undefined ? sentence : `[${sentence}](${see})`;
  const source = AWS_EVIDENCE[evidence] ?? PEERS[evidence as keyof typeof PEERS];
  return `- ${linked} \`${id}\`: ${WHO[whoIsRight(difference, evidence)]} (${source})`;
}

/** Asterisks in Markdown would make text bold. */
function escaped(text: string): string {
  return text.replaceAll('*', '\\*');
}

function behavioursOf({ ids }: KnownDifference): Behaviour[] {
  return CATALOGUE.filter(({ id }) => ids.includes(id));
}
