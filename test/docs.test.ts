import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as sdk from '@aws-sdk/client-sqs';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type ReceiveMessageCommandInput,
} from '@aws-sdk/client-sqs';
import { transformSync } from 'esbuild';
import * as node from 'msw/node';
import { guideGroups } from '../docs/.vitepress/guides';
import { headingAnchor } from '../docs/.vitepress/heading-anchor';
import config from '../jest.config';
import { markdownBlocks } from '../scripts/readme/markdown-block';
import * as chaos from '../src/chaos';
import * as main from '../src/index';
import * as jestEntry from '../src/jest';
import * as matchers from '../src/matchers';
import { consume } from './explore/shop';
import { MATCHER_NAMES } from './testing/failures/matcher-names';
import { failureOf } from './testing/shop';

const { sqs } = jestEntry;
const GUIDES = ['connections', 'fifo', 'isolation', 'matchers', 'own-msw', 'queues', 'time'];
const read = (path: string): string => readFileSync(join(__dirname, '..', path), 'utf8');
const README = read('README.md');
const blocks = GUIDES.flatMap((guide) =>
  markdownBlocks(read(`docs/${guide}.md`))
    .filter(({ language }) => language === 'ts')
    .map(({ code }) => ({ guide, code, title: code.split('\n').find((line) => !/^(?:\/\/|import )|^$/.test(line)) })),
);

const client = new SQSClient({ region: 'us-east-1' });
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/orders';

/** "Your code", of which the examples speak. */
const yours = {
  yourHandlers: [],
  shop: { fulfilled: [42] },
  startConsumer: () => ({ stop: consume(QueueUrl, () => {}) }),
  placeOrder: (orderId: number) => client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ orderId }) })),
  async handleOrders({ failOn }: { failOn: number }) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    expect(Messages.map(({ Body }) => JSON.parse(Body!) as unknown)).toEqual([{ orderId: failOn }]);
  },
  startWorker() {
    const stopping = new AbortController();
    const work = async (): Promise<void> => {
      while (!stopping.signal.aborted) {
        const poll = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 });
        const { Messages = [] } = await client.send(poll, { abortSignal: stopping.signal });
        for (const { ReceiptHandle } of Messages) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    };
    work().catch((error: Error) => expect(error.name).toBe('AbortError'));
    return { stop: () => stopping.abort() };
  },
  async receiveMessage(input: Partial<ReceiveMessageCommandInput>) {
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, ...input }));
    return Messages?.[0];
  },
};

/** Runs a block, and the tests in it. */
async function run(code: string): Promise<void> {
  const modules: Record<string, unknown> = {
    'msw-sqs': main,
    'msw-sqs/chaos': chaos,
    'msw-sqs/jest': jestEntry,
    'msw-sqs/matchers': matchers,
    'msw/node': node,
    '@aws-sdk/client-sqs': sdk,
  };
  const tests: (() => Promise<void>)[] = [];
  const before: (() => void)[] = [];
  const after: (() => void)[] = [];
  const scope: Record<string, unknown> = {
    ...yours,
    SQSClient,
    DeleteMessageCommand,
    ReceiveMessageCommand,
    StartMessageMoveTaskCommand: sdk.StartMessageMoveTaskCommand,
    client,
    QueueUrl,
    require: (name: string) => modules[name],
    test: (_: string, body: () => Promise<void>) => tests.push(body),
    beforeAll: (hook: () => void) => before.push(hook),
    afterEach: (hook: () => void) => after.unshift(hook),
    afterAll: (hook: () => void) => after.push(hook),
    ...(!/\bsqs = |import \{ sqs \}/.test(code) && { sqs }),
  };
  const { code: runnable } = transformSync(code.replace(/^import (?:\* as )?(\{.*?\}|\w+) from (.*?);/gm, 'const $1 = require($2);'), {
    loader: 'ts',
  });

  await (new Function(...Object.keys(scope), `return (async () => {${runnable}})();`)(...Object.values(scope)) as Promise<void>);
  for (const hook of before) hook();
  try {
    for (const test of tests) await test();
  } finally {
    for (const hook of after) hook();
  }
}

beforeEach(() => {
  sqs.clear();
});

describe('The guides', () => {
  it.each(blocks)('run: $guide, $title', async ({ code }) => {
    if (!code.includes('createQueue(')) sqs.createQueue('orders');

    await run(code);
  });

  it.each(MATCHER_NAMES)('have the matcher %s', (name) => {
    expect(read('docs/matchers.md')).toContain(`\`${name}(`);
  });

  it('show what the journal draws', async () => {
    const world = main.createSqs({ clock: 'virtual' });
    const orders = world.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
    world.reset();
    world.listen();
    orders.send({ orderId: 42 });
    for (let receive = 1; receive <= 4; receive++) {
      await client.send(new ReceiveMessageCommand({ QueueUrl }));
      await world.clock.advance('30s');
    }
    world.close();

    expect(read('docs/queues.md')).toContain(`\`\`\`mermaid\n${world.journal.toMermaid()}\n\`\`\`\n`);
  });

  it('tell the recipe for Jest with MSW that these tests use themselves', () => {
    const { transformIgnorePatterns } = (config.projects as { displayName: string; transformIgnorePatterns: string[] }[]).find(
      ({ displayName }) => displayName === 'msw',
    )!;

    expect(read('docs/own-msw.md')).toContain(`transformIgnorePatterns: ['${transformIgnorePatterns.join()}']`);
  });

  it('tell of errors in the words that they have', () => {
    const sources = filesUnder('src', '.ts').map(read).join('\n').replaceAll("\\'", "'");
    const rows = read('docs/troubleshooting.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const told = rows.flatMap((row) => [...row.split(' | ')[0]!.matchAll(/`(.*?)`/g)].map(([, text]) => text!));
    const foreign = /^(?:connect|Could not load|Cannot use|expect\(|Property|NodeVersionSupportWarning)/;

    expect(told.filter((text) => !foreign.test(text) && !sources.includes(text))).toEqual([]);
  });
});

describe('The README', () => {
  it('shows what a failing matcher prints', async () => {
    const world = main.createSqs({ clock: 'virtual' });
    const orders = world.createQueue('orders', { VisibilityTimeout: 30 });
    world.listen();
    orders.send({ orderId: 42, express: false });
    orders.send({ orderId: 7 }, { delaySeconds: 60 });
    await client.send(new ReceiveMessageCommand({ QueueUrl }));
    world.close();
    await world.clock.advance('3s');

    const failure = failureOf(() => expect(orders).toHaveVisibleMessage({ orderId: 42, express: true }));

    expect(README).toContain(`\`\`\`\n${failure}\n\`\`\`\n`);
  });

  it('is read in some minutes', () => {
    expect(README.split('\n').length).toBeLessThanOrEqual(251);
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...README.matchAll(/npm install && npm (?:run )?(\w+)/g)].map(([, script]) => script);

    expect(commands).toEqual(['demo', 'test']);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
  });
});

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesUnder('docs', '.md')].map((path) => ({ path }));

describe('Documents', () => {
  it.each(documents)('link to what is there: $path', ({ path }) => {
    const links = [
      ...read(path)
        .replace(/^```.*?^```$/gms, '')
        .matchAll(/\]\((?!\w+:)([^)#]*)(?:#([^)]*))?\)/g),
    ];
    const broken = links.filter(([, file = '', heading]) => {
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(__dirname, '..', target))) return true;
      return heading !== undefined && !anchorsOf(read(target)).includes(heading);
    });

    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('are all in the index of guides, which is the navigation of the site, once each', () => {
    const listed = guideGroups().flatMap(({ guides }) => guides.map(({ file }) => `docs/${file}`));
    const guides = filesUnder('docs', '.md').filter((path) => !/(?:README|index)\.md$/.test(path));

    expect(listed.sort()).toEqual(guides.sort());
  });
});

function anchorsOf(document: string): string[] {
  return [...document.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => headingAnchor(heading!));
}

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(__dirname, '..', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file))
    .filter((file) => !file.startsWith('docs/api/')); // made by `npm run site`
}
