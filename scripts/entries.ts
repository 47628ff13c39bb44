/** One way into the package. */
export interface Entry {
  /** The name after `msw-sqs`, as in package.json's `exports`. */
  readonly subpath: '.' | `./${string}`;
  readonly source: string;
  /** Whether it is read for every test file, whatever the file is about: what it needs goes into one file. */
  readonly eager?: boolean;
  /** For an entry that only ES modules can import: the one module of it that is built as CommonJS, like everything else. */
  readonly commonJsPart?: string;
  /** Its exports are handed on as a whole: `expect.extend(matchers)`. */
  readonly isNamespace?: boolean;
  /** Its ES module gives Vitest, where it runs there, to the CommonJS that is the only real code: that cannot import Vitest itself. */
  readonly handsOverVitest?: boolean;
}

/** Every way into the package; a new one is one line here, `npm run generated -- --write` and `npm run build` do the rest. */
export const ENTRIES: readonly Entry[] = [
  { subpath: '.', source: 'src/index.ts' },
  { subpath: './jest', source: 'src/jest.ts', eager: true },
  { subpath: './vitest', source: 'src/vitest.ts', commonJsPart: 'src/runners/sqs-in-vitest.ts' },
  { subpath: './matchers', source: 'src/matchers.ts', isNamespace: true },
  { subpath: './chaos', source: 'src/chaos.ts' },
  { subpath: './server', source: 'src/server.ts' },
  { subpath: './localstack', source: 'src/localstack.ts' },
  { subpath: './lambda', source: 'src/lambda.ts' },
  { subpath: './parity', source: 'src/parity.ts', handsOverVitest: true },
];

/** The command `msw-sqs`. */
export const COMMAND = { name: 'msw-sqs', source: 'src/cli.ts' } as const;

/** What eager entries `require` when it is first needed, by the name of its file in dist. */
export const LOADED_LATER = {
  engine: 'src/world/engine.ts',
  shadow: 'src/shadow/index.ts',
  doctor: 'src/doctor/index.ts',
  trace: 'src/trace/index.ts',
  config: 'src/config/index.ts',
  'page-of-file': 'src/server/page-of-file.ts',
} as const;

/** What browsers show, by the name of its file in dist/built. */
export const PAGES = { live: 'src/page/live/main.tsx', trace: 'src/page/trace/main.tsx' } as const;

/** The name of an entry's files in dist. */
export function fileName({ subpath }: Entry): string {
  return subpath === '.' ? 'index' : subpath.slice(2).replaceAll('/', '-');
}
