/** One way into the package. */
export interface Entry {
  /** The name after `msw-sqs`, as in package.json's `exports`. */
  readonly subpath: '.' | `./${string}`;
  readonly source: string;
  /** Built as an ES module for the `browser` condition. */
  readonly browserSource?: string;
  /** For an entry that only ES modules can import: the one module of it that is built as CommonJS, like everything else. */
  readonly commonJsPart?: string;
  /** Its exports are handed on as a whole: `expect.extend(matchers)`. */
  readonly isNamespace?: boolean;
  /** Its ES module gives Vitest, where it runs there, to the CommonJS that is the only real code: that cannot import Vitest itself. */
  readonly handsOverVitest?: boolean;
}

/** Every way into the package; a new one is one line here, `npm run build` does the rest. */
export const ENTRIES: readonly Entry[] = [
  { subpath: '.', source: 'src/index.ts', browserSource: 'src/browser.ts' },
  { subpath: './jest', source: 'src/jest.ts' },
  { subpath: './vitest', source: 'src/vitest.ts', commonJsPart: 'src/runners/sqs-in-vitest.ts' },
  { subpath: './matchers', source: 'src/matchers.ts', isNamespace: true },
  { subpath: './server', source: 'src/server.ts' },
  { subpath: './localstack', source: 'src/localstack.ts' },
  { subpath: './parity', source: 'src/parity.ts', handsOverVitest: true },
];

/** The command `msw-sqs`. */
export const COMMAND = { name: 'msw-sqs', source: 'src/cli.ts' } as const;

/** The name of an entry's files in dist. */
export function fileName({ subpath }: Entry): string {
  return subpath === '.' ? 'index' : subpath.slice(2).replaceAll('/', '-');
}
