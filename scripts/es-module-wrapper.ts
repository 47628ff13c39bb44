import { fileName, type Entry } from './entries';

/** The ES module of an entry: a thin one around its CommonJS, which is the only real code. */
export function esModuleWrapper(entry: Entry, names: readonly string[]): string {
  const start = `import cjs from './${fileName(entry)}.cjs';\n${entry.handsOverVitest === true ? HAND_OVER_VITEST : ''}`;
  const lines = names.map((exported) => `export const ${exported} = cjs.${exported};\n`);
  return `${start}${lines.join('')}${names.length === 0 ? 'void cjs;\n' : ''}`;
}

/** See src/contract/runners/current-runner.ts, which takes it. */
const HAND_OVER_VITEST = `if (globalThis.process?.env.VITEST !== undefined)
  globalThis[Symbol.for('msw-sqs.vitest')] = await import('vitest').catch(() => undefined);
`;
