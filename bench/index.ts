import { CALL_VARIANTS, measureCalls } from './calls';
import { MEASURE, measureLoading } from './loading';
import { MODEL_CASES, measureModel, type ModelResult } from './model';

const HELP = `Measures msw-sqs; machines differ and are noisy, so read the ratios.

  npm run bench             everything below
  npm run bench model       the queue model alone: messages sent, received and deleted per second, heap per waiting message
  npm run bench calls       CPU per SendMessage of the AWS SDK, beside a constant answer and fauxqs (Node 20 and 24)
  npm run bench loading     milliseconds that "msw-sqs/jest" adds to a test file, beside the SDK and aws-sdk-client-mock with its matchers

Run "npm run build" first: calls and loading measure what is built.`;

const SECTIONS = { model, calls, loading };

void main(process.argv.slice(2));

async function main(wanted: readonly string[]): Promise<void> {
  if (wanted.includes('--help')) return console.log(HELP);
  const unknown = wanted.filter((name) => !Object.hasOwn(SECTIONS, name));
  if (unknown.length > 0) throw new Error(`There is no benchmark "${unknown.join(' ')}".\n\n${HELP}`);
  for (const [name, section] of Object.entries(SECTIONS)) if (wanted.length === 0 || wanted.includes(name)) await section();
}

async function model(): Promise<void> {
  console.log('\nThe queue model alone, 256-byte messages');
  const results: ModelResult[] = [];
  for (const theCase of MODEL_CASES) {
    progress(`${theCase.name}, ${theCase.waiting.toLocaleString('en')} waiting`);
    results.push(await measureModel(theCase, 3));
  }
  console.table(
    results.map(({ name, waiting, perSecond, bytesPerMessage }) => ({
      queue: name,
      waiting: waiting.toLocaleString('en'),
      'messages/s': Math.round(perSecond).toLocaleString('en'),
      'of the first': ratio(perSecond, results[0]!.perSecond),
      'bytes per waiting message': Math.round(bytesPerMessage),
    })),
  );
}

async function calls(): Promise<void> {
  for (const nodeMajor of [20, 24]) {
    console.log(`\nCPU per SendMessage of the AWS SDK, Node ${nodeMajor}`);
    const costs = measureCalls(nodeMajor, progress);
    console.table(
      CALL_VARIANTS.filter(({ name }) => costs.has(name)).map(({ name, against, mostRatio }) => {
        const cost = costs.get(name)!;
        const base = costs.get(against ?? CALL_VARIANTS[0].name)!;
        return {
          'answered by': name,
          'µs, one by one': Math.round(cost.sequential),
          'µs, 50 at once': Math.round(cost.concurrent),
          'held against': against ?? 'the floor',
          ratios: `${ratio(cost.sequential, base.sequential)} and ${ratio(cost.concurrent, base.concurrent)}`,
          aim: mostRatio === undefined ? '' : `≤ ${mostRatio}`,
        };
      }),
    );
  }
}

async function loading(): Promise<void> {
  console.log('\nLoading in a Jest test file');
  const times = measureLoading(progress);
  const measure = times.get(MEASURE)!;
  console.table(
    [...times].map(([name, { median, fastest }]) => ({
      modules: name,
      'median ms': median.toFixed(1),
      'fastest ms': fastest.toFixed(1),
      [`of ${MEASURE}`]: `${ratio(median, measure.median)} and ${ratio(fastest, measure.fastest)}`,
    })),
  );
}

function progress(text: string): void {
  console.log(`  … ${text}`);
}

function ratio(value: number, base: number): string {
  return (value / base).toFixed(2);
}
