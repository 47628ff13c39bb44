import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const guides = readdirSync(join(ROOT, 'docs'))
  .filter((file) => file.startsWith('moving-from-'))
  .map((file) => {
    const from = basename(file, '.md').replace('moving-from-', '');
    const tests = `examples/moving-over/${from}`;
    return {
      file: `docs/${file}`,
      from,
      text: read(`docs/${file}`),
      tests: readdirSync(join(ROOT, tests))
        .filter((file) => file.endsWith('.test.ts'))
        .map((test) => `${tests}/${test}`),
    };
  });

/** Each line without its indentation: a guide shows tests without the `describe` around them. */
const flat = (code: string): string => code.replace(/^\s+/gm, '').trim();

const blocks = guides.flatMap(({ file, text, tests }) => {
  const code = tests.map((test) => flat(read(test))).join('\n');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => ({
    file,
    block: flat(block!),
    title: flat(block!).split('\n')[0]!,
    code,
  }));
});

describe('The guides for moving over', () => {
  it('are there for each example', () => {
    expect(guides.map(({ from }) => from).sort()).toEqual(
      readdirSync(join(ROOT, 'examples/moving-over'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'src' && entry.name !== 'node_modules')
        .map(({ name }) => name)
        .sort(),
    );
  });

  it.each(guides)('show a test from before and one from after: $file', ({ text, tests }) => {
    expect(tests.map((test) => basename(test)).sort()).toEqual(['after.test.ts', 'before.test.ts']);
    for (const test of tests) expect(text).toContain(`](../${test})`);
  });

  it.each(blocks)('$file shows what is in the tests: $title', ({ block, code }) => {
    expect(code).toContain(block);
  });
});
