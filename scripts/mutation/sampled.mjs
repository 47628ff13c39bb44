import { createHash } from 'node:crypto';
import { relative } from 'node:path';

/** Of how many mutants one is tried. */
const EVERY = Number(process.env.MUTATION_EVERY ?? 1);

/**
 * Leaves most mutants out, and always the same: whether one is tried depends on what it changes and where, not on what else is mutated.
 * Stryker counts the others as invalid, which no score does.
 */
const checker = {
  async init() {},

  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        isSampled(mutant) ? { status: 'passed' } : { status: 'compileError', reason: 'Not in the sample.' },
      ]),
    );
  },

  group: async (mutants) => [mutants.map(({ id }) => id)],
};

function isSampled({ fileName, mutatorName, replacement, location: { start, end } }) {
  const file = relative(process.cwd(), fileName).replace(/^.*?(?=src\/)/, '');
  const text = JSON.stringify([file, mutatorName, replacement, start.line, start.column, end.line, end.column]);
  return createHash('md5').update(text).digest().readUInt32LE() % EVERY === 0;
}

export const strykerPlugins = [{ kind: 'Checker', name: 'sampled', value: checker }];
