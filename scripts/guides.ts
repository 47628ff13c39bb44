import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkBlocks } from './guides/check-blocks';
import { runMovingOver, TOOLS } from './guides/moving-over';

const FOLDER = resolve('.guides');

const HELP = `npm run guides -- [blocks | TOOL …] [options]

blocks     compiles the code of the guides in docs/ against the packed msw-sqs, and runs it; loads their files of queues; looks up the
           flags and variables of their commands
TOOL       runs the tests of examples/moving-over, of which docs/moving-from-TOOL.md tells: one service, tested with another tool
           before and with the packed msw-sqs after. ${TOOLS.join(', ')}.

Default: all. The tests for LocalStack and ElasticMQ run against the server at AWS_ENDPOINT_URL. Without that variable "msw-sqs serve" stands in for it:
then they show that the tests are right, and nothing about that server. Unchanged, they run with msw-sqs in the process.

  --only TEXT   of the blocks only those of guides with TEXT in their path
  --help
`;

void main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, only: { type: 'string', default: '' } },
  });
  if (values.help) return void console.log(HELP);
  const unknown = positionals.find((wanted) => wanted !== 'blocks' && !TOOLS.includes(wanted));
  if (unknown !== undefined) throw new Error(`There is no guide for "${unknown}". See npm run guides -- --help.`);
  const wanted = positionals.length === 0 ? ['blocks', ...TOOLS] : positionals;
  try {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER);
    const tools = TOOLS.filter((tool) => wanted.includes(tool));
    const isWell = [
      wanted.includes('blocks') ? await checkBlocks(FOLDER, values.only) : true,
      tools.length > 0 ? await runMovingOver(FOLDER, tools) : true,
    ];
    process.exitCode = isWell.every(Boolean) ? 0 : 1;
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}
