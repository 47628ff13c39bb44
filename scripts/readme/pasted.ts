import type { MarkdownBlock } from './markdown-block';

/** What somebody has who pastes README's blocks of JavaScript into one file, one below the other. */
export interface Pasted {
  readonly jest: string;
  readonly vitest: string;
  /** What README shows of a test that fails, by the name of the test: lines of its failure. */
  readonly failures: Readonly<Record<string, readonly string[]>>;
}

const REQUIRE = /^const (\{.*?\}) = require\('(.*?)'\);\n/gm;

/**
 * Pastes the blocks of README. The first is the beginning of a file; the one of `import` alone replaces that in Vitest.
 *
 * @throws Error where README has no such blocks
 */
export function pasted(blocks: readonly MarkdownBlock[]): Pasted {
  const code = blocks.filter(({ language }) => language === 'js').map(({ code }) => code);
  const imports = code.find((block) => !/^(?!import )./m.test(block));
  const [first, ...others] = code.filter((block) => block !== imports);
  if (imports === undefined || first === undefined) throw new Error('README.md does not show how a file begins in Jest and in Vitest.');
  return {
    jest: [first, ...others].join('\n'),
    vitest: [imports, first.replace(REQUIRE, ''), ...others.map((block) => block.replace(REQUIRE, "import $1 from '$2';\n"))].join('\n'),
    failures: Object.fromEntries(blocks.flatMap((block, index) => failureAfter(block, blocks[index + 1]))),
  };
}

function failureAfter({ language, code }: MarkdownBlock, next: MarkdownBlock | undefined): [string, string[]][] {
  const [, name] = /^test\('(.*?)'/m.exec(code) ?? [];
  if (language !== 'js' || next?.language !== 'text' || name === undefined) return [];
  const lines = next.code.split('\n').map((line) => line.trim());
  return [[name, lines.filter((line) => line !== '')]];
}
