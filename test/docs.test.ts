import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { guideGroups } from '../docs/.vitepress/guides';
import { headingAnchor } from '../docs/.vitepress/heading-anchor';
import config from '../jest.config';
import { markdownBlocks } from '../scripts/readme/markdown-block';
import * as main from '../src/index';
import '../src/jest';
import { MATCHER_NAMES } from './testing/failures/matcher-names';
import { failureOf } from './testing/shop';

const read = (path: string): string => readFileSync(join(__dirname, '..', path), 'utf8');
const README = read('README.md');

const client = new SQSClient({ region: 'us-east-1' });
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/orders';

describe('The guides', () => {
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
    const foreign = /^(?:connect|Could not load|Cannot use|Must use|Your test suite|expect\(|Property|NodeVersionSupportWarning)/;

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

describe('The Korean guides', () => {
  const codeOf = (path: string): string[] => markdownBlocks(read(path)).map(({ code }) => code);

  it.each(filesUnder('docs/ko', '.md').filter((path) => !path.endsWith('index.md')))('have the code of the English ones: %s', (path) => {
    expect(codeOf(path)).toEqual(codeOf(path.replace('docs/ko/', 'docs/')));
  });
});

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
