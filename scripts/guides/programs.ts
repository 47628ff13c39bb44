import { readFileSync, existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { GuideBlock } from './page';

/** A test made of blocks of a guide that stand in no file. */
export interface Fragment {
  /** Where its first block stands. */
  readonly place: string;
  /** The name of its file, without ending. */
  readonly name: string;
  readonly code: string;
  /** Whether it is run; else it is compiled only. */
  readonly runs: boolean;
  /** Lines of the failure that the guide shows of it; none of a test that passes. */
  readonly failure: readonly string[];
}

const YOUR_CODE = 'examples/guides/src';
const CODE = /^(?:ts|js)$/;
const TEST = /^(?:test|it|describe)\(|^describeContract\(/m;

/** Makes tests of the blocks of a guide that stand in no file. */
export function fragmentsOf(blocks: readonly GuideBlock[]): Fragment[] {
  const code = blocks.filter(({ language, file }) => CODE.test(language) && file === undefined);
  const programs: GuideBlock[][] = [];
  for (const block of code) {
    if (block.goesOn && programs.length > 0) programs.at(-1)!.push(block);
    else programs.push([block]);
  }
  return programs.map((program) => {
    const [first] = program as [GuideBlock];
    const last = blocks.indexOf(program.at(-1)!);
    const text = program.map((block) => block.code).join('\n');
    return {
      place: first.place,
      name: `${first.page.replace(/^docs\/|\.md$/g, '').replaceAll('/', '-')}-${first.line}`,
      code: testOf(text, first),
      runs: program.every(({ notRun }) => notRun === undefined),
      failure: TEST.test(text) ? linesOf(blocks[last + 1]) : [],
    };
  });
}

function linesOf(block: GuideBlock | undefined): string[] {
  if (block?.language !== 'text') return [];
  return block.code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !IN_ANOTHER_FILE.test(line));
}

/** The code of a guide lies in other files here than the guide says. */
const IN_ANOTHER_FILE = /^Called at /;

const HOOK = /^(?:before|after)(?:Each|All)\(/m;

/** Makes a queue, has an SQS of its own, or another way to say that the queue "orders" need not be there. */
const HAS_QUEUES = /createQueue\(|const (?:sqs|orders|server) =|describeContract\(/;

const IMPORT = /^import .*?;(?= *(?:\/\/.*)?$)/gms;

/** A file of tests of a program: what stands in no test is one. */
function testOf(program: string, { page, place }: GuideBlock): string {
  const imports = [...program.matchAll(IMPORT)].map(([statement]) => statement);
  const statements = program.replace(IMPORT, '').trim();
  const queue = HAS_QUEUES.test(statements) ? [] : ["const orders = sqs.createQueue('orders');"];
  const body = asTest(statements, place);
  const preamble = withImports([...queue, body].join('\n'), { imports: imports.map(namesIn), page });
  return [...preamble, ...imports, ...queue, body, ''].join('\n');
}

function asTest(statements: string, place: string): string {
  if (TEST.test(statements)) return statements;
  // What sets up tests is tried with one.
  if (HOOK.test(statements)) return `${statements}\ntest('${place}', () => placeOrder(42));`;
  return `test('${place}', async () => {\n${statements}\n});`;
}

const namesIn = (statement: string): string[] => statement.replace(/from .*$/s, '').match(/\w+/g) ?? [];

/** What a program does not import: the test's SQS, the AWS SDK, and the reader's own code. */
function withImports(text: string, { imports, page }: { imports: readonly string[][]; page: string }): string[] {
  const uses = (name: string): boolean =>
    new RegExp(`(?:^|[^.\\w']|\\.\\.\\.)${name}(?![\\w']|: )`, 'm').test(text) &&
    !imports.some((imported) => imported.includes(name)) &&
    !new RegExp(`\\b(?:const|let|class|function) (?:\\{[^}]*\\b)?${name}\\b`).test(text);
  const sdk = new Set([...text.matchAll(/\b(?:SQSClient|\w+Command)\b/g)].map(([name]) => name));
  const sources: [string, string[]][] = [['msw-sqs/jest', ['sqs']], ['@aws-sdk/client-sqs', [...sdk]], ...yourCode(page)];
  const taken = new Set<string>();
  return sources.flatMap(([source, names]) => {
    const wanted = names.filter((name) => uses(name) && !taken.has(name));
    for (const name of wanted) taken.add(name);
    return wanted.length === 0 ? [] : [`import { ${wanted.join(', ')} } from '${source}';`];
  });
}

/** What the reader's own code exports: that of this guide alone, and that of all. */
function yourCode(page: string): [string, string[]][] {
  return [basename(page, '.md'), 'your-code']
    .filter((name) => existsSync(`${YOUR_CODE}/${name}.ts`))
    .map((name) => {
      const source = readFileSync(`${YOUR_CODE}/${name}.ts`, 'utf8');
      const names = [...source.matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map(([, exported]) => exported!);
      return [`../src/${name}`, names];
    });
}
