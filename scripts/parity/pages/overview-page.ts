import { CATALOGUE } from '../../../src/parity/catalogue';
import { groupOf } from '../../../src/parity/reports/group-counts';
import type { Behaviour } from '../../../src/parity/scenario/behaviour';
import type { MeasuredPeer, PeerResult } from '../peer-results';
import { differenceOf } from './difference';
import { escaped, table } from './markdown';
import { NOT_MEASURED, STRENGTHS } from './others';
import { areaTable, kindTable, parityTable } from './overview-tables';
import { isFromAws } from './sources';
import { TOPICS } from './topics';

/** The page about all of them: figures first, then what is behind them. */
export function overviewPage(measured: readonly MeasuredPeer[]): string {
  return `# Where others differ

The catalogue of msw-sqs has ${CATALOGUE.length} behaviours of Amazon SQS, each a sentence with its source and a scenario. Here they were played on
other implementations, each started as its documentation says, without options. msw-sqs passes all of them, as the catalogue is its own
acceptance test: so a row counts where another differs _from msw-sqs_. The page behind each name lists every difference, with how AWS'
answer is known.

${parityTable(measured, 'parity/')}

_Other words_: both refuse, with another error code or text. _Not offered_: it needs an action that is not there. _Not tried_: it takes
minutes or AWS' 60-second rules, and only msw-sqs has a clock to move.

## By area

How many of the behaviours that were tried are alike:

${areaTable(measured)}

## How they differ

A few habits explain most differences. The first matters most in tests: code passes there which AWS refuses.

${kindTable(measured)}

## What they do better

msw-sqs has SQS and nothing else. It has no SNS, no S3, no EventBridge, and of Lambda only the event source. Its queues live in a process
unless \`serve --data\` keeps them. [Performance](performance.md) has figures of speed and size, beside others.

${table(['', 'does better'], measured.map(better))}

## What none of them does

Known from AWS, and answered otherwise by all of them:

${nowhere(measured)}

## Not measured

${NOT_MEASURED.map(({ title, see, why }) => `- [${title}](${see}) ${why}`).join('\n')}

## See for yourself

\`npx msw-sqs parity --against http://127.0.0.1:4566 --html parity.html\` plays the catalogue on whatever answers there, and shows both
answers side by side. \`npm run parity:all\` in the [repository](../CONTRIBUTING.md) starts the others, plays on them and writes this page;
results are kept in docs/parity, with versions and dates. Where an answer of AWS is misread, an issue with a recording of it is the best help.
`;
}

function better({ peer, results }: MeasuredPeer): string[] {
  const strengths = STRENGTHS.filter(({ name }) => name === peer.name).map(({ says, see }) => `${says} ([source](${see}))`);
  return [`${peer.title} ${results.version}`, strengths.join(' ')];
}

/** Behaviours of AWS that all of the others have answered, and none alike, be it in other words. */
function nowhere(measured: readonly MeasuredPeer[]): string {
  const isNowhere = (behaviour: Behaviour): boolean =>
    isFromAws(behaviour.evidence) && measured.every(({ results }) => isOtherwise(behaviour, results.behaviours[behaviour.id]));
  const behaviours = CATALOGUE.filter(isNowhere);
  const rows = Object.entries(TOPICS).map(([area, groups]) => {
    const here = behaviours.filter(({ id }) => groups.includes(groupOf(id)));
    return here.length === 0 ? [] : [`- **${area}**: ${here.map(({ says }) => escaped(says)).join(' ')}`];
  });
  return rows.flat().join('\n');
}

function isOtherwise(behaviour: Behaviour, result: PeerResult | undefined): boolean {
  const kind = result && differenceOf(behaviour, result)?.kind;
  return kind !== undefined && kind !== 'words';
}
