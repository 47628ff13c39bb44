import fc, { type Arbitrary, type IAsyncProperty, type IProperty, type Parameters, type StringConstraints } from 'fast-check';

/** What takes the place of fast-check while mutants are tried. */

/** A mutant that lives through so many runs has lived through the plain tests, too. */
const MOST_RUNS = 25;

/** The same few runs for each mutant; the first that fails is enough, and nobody reads a shorter one. Who names a seed knows how many. */
function few<T>(parameters: Parameters<T> = {}): Parameters<T> {
  const { seed = 1, numRuns = MOST_RUNS } = parameters;
  return { ...parameters, seed, numRuns: parameters.seed === undefined ? Math.min(numRuns, MOST_RUNS) : numRuns, endOnFailure: true };
}

function assert<T>(property: IAsyncProperty<T>, parameters?: Parameters<T>): Promise<void>;
function assert<T>(property: IProperty<T>, parameters?: Parameters<T>): void;
function assert<T>(property: IAsyncProperty<T> | IProperty<T>, parameters?: Parameters<T>): Promise<void> | void {
  return fc.assert(property as IProperty<T>, few(parameters));
}

/** fast-check makes a table of all of Unicode for strings of any character, a second at each load: most of them is enough. */
function string({ unit, ...constraints }: StringConstraints = {}): Arbitrary<string> {
  return fc.string({ ...constraints, unit: unit === 'binary' ? anyCharacter : (unit ?? 'grapheme-ascii') });
}

const anyCharacter = fc
  .oneof(fc.nat({ max: 0x7f }), fc.nat({ max: 0xd7ff }), fc.integer({ min: 0x1_00_00, max: 0x10_ff_ff }))
  .map((code) => String.fromCodePoint(code));

// oxlint-disable-next-line import/no-default-export -- as fast-check has one
export default { ...fc, assert, string };
