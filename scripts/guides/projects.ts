import { join } from 'node:path';
import type { GuideBlock } from './page';

/** Files that a section of a guide shows: a project of their own. */
export interface Project {
  /** Where the first of them stands. */
  readonly place: string;
  /** The name of its folder. */
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly runner: (typeof RUNNERS)[number];
}

/** `none` has nothing to run. */
export const RUNNERS = ['jest', 'vitest', 'node', 'none'] as const;

/** What a configuration alone is good for: msw-sqs takes its options. */
const TEST_OF_CONFIGURATION = ['options.test.js', "require('msw-sqs/jest');\ntest('The options are taken', () => {});\n"] as const;

/**
 * The projects that a guide shows, one for each section with blocks that begin with the name of a file.
 *
 * Files from before the first section are in all of them.
 */
export function projectsOf(blocks: readonly GuideBlock[]): Project[] {
  const named = blocks.filter(({ file }) => file !== undefined);
  const sections = [...new Set(named.map(({ section }) => section))];
  return (sections.length > 1 ? sections.filter((section) => section > 0) : sections).map((section) => {
    const parts = named.filter((block) => block.section === section || block.section === 0);
    const shown = new Map(parts.map(({ file, code }) => [file!, code]));
    const files = shown.has('jest.config.js') && runnerOf(shown) === 'none' ? new Map([...shown, TEST_OF_CONFIGURATION]) : shown;
    const { place, page } = parts.find((block) => block.section === section)!;
    return { place, name: `${page.replace(/^docs\/|\.md$/g, '').replaceAll('/', '-')}-${section}`, files, runner: runnerOf(files) };
  });
}

/** Where a project is written, below the folder of all. */
export const folderOf = ({ name, runner }: Project): string => join('projects', runner, name);

const MARKS: readonly (readonly [Project['runner'], RegExp])[] = [
  ['node', /from 'node:test'/],
  ['vitest', /'msw-sqs\/vitest'/],
  ['jest', /^(?:test|it|describe)\(/m],
];

function runnerOf(files: ReadonlyMap<string, string>): Project['runner'] {
  const code = [...files.values()].join('\n');
  return MARKS.find(([, mark]) => mark.test(code))?.[0] ?? 'none';
}
