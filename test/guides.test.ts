import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** In the example, a configuration lies beside the tests of one tool. */
const ofExample = (config: string): string => config.replace("rootDir: '..',", '').replace(/(template: ')\w+\//, '$1');

const blocks = guides.flatMap(({ file, from, text, tests }) => {
  const config = `examples/moving-over/${from}/jest.config.js`;
  const configs = existsSync(join(ROOT, config)) ? [flat(ofExample(read(config)))] : [];
  const code = [...tests.map((test) => flat(read(test))), ...configs].join('\n');
  return [...text.matchAll(/^```[tj]s\n(?:\/\/ jest\.config\.js\n)?(.*?)^```$/gms)].map(([, block]) => ({
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
