import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf } from '../../bench/figures';
import { plotInWords } from '../../bench/page/plot';
import { PLOTS } from '../../bench/page/sections';
import { keptResults } from '../../bench/results';

const DOCS = join(__dirname, '..', '..', 'docs');
const page = readFileSync(join(DOCS, 'performance.md'), 'utf8');
const files = readdirSync(join(DOCS, 'performance'));
const results = keptResults();

describe('A plot of docs/performance.md', () => {
  it.each(files)('has its words as text, and colours for light and for dark: %s', (file) => {
    const svg = readFileSync(join(DOCS, 'performance', file), 'utf8');
    const [, name, number = '1'] = /^(\w+?)(?:-(\d+))?\.svg$/.exec(file) as unknown as [string, keyof typeof PLOTS, string?];
    const plot = PLOTS[name]![Number(number) - 1]!;
    const figures = results[name]!.figures.filter(({ measure }) => measure === plot.measure);
    const words = svg
      .replace(/<title>.*?<\/style>/s, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');

    expect(words).toContain(plot.title);
    for (const { subject } of figures) expect(words).toContain(subject);
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
    expect(svg).not.toMatch(/(?:fill|stroke)="(?!none|var\()[^"]/);
  });

  it.each(files)('is shown there, and told in words: %s', (file) => {
    expect(page).toMatch(new RegExp(`!\\[[^\\]]{30,}\\]\\(performance/${file}\\)`));
  });

  it('is told in words topic by topic', () => {
    const rounds = new Map([
      ['bare node:http', [20_000]],
      ['msw-sqs', [10_000]],
    ]);
    const figures = ['SendMessage', 'SendMessageBatch'].flatMap((topic) =>
      figuresOf({ topic, measure: 'messages', unit: '/s', relativeTo: 'bare node:http' }, rounds),
    );

    expect(plotInWords({ title: 'Messages of what a bare server reaches', measure: 'messages', shows: 'ratio' }, figures)).toBe(
      'Messages of what a bare server reaches. SendMessage: bare node:http 1× (20,000/s); msw-sqs 0.5× (10,000/s). ' +
        'SendMessageBatch: bare node:http 1× (20,000/s); msw-sqs 0.5× (10,000/s)',
    );
  });
});

describe('docs/performance.md', () => {
  it.each(Object.keys(results))('has a place for what is measured: %s', (name) => {
    expect(page).toContain(`<!-- measured-${name}:begin -->`);
  });
});
