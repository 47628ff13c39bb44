import { join } from 'node:path';
import * as ts from 'typescript';
import { ENTRIES } from '../scripts/entries';
import { mistakesIn, publicExamples } from './public-examples';

// What can be imported from each entry. What goes from here, or changes, breaks somebody's tests: see the policy in CONTRIBUTING.md.

const ROOT = join(__dirname, '..');
const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as { config: object };
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, ROOT);
const program = ts.createProgram(
  ENTRIES.map(({ source }) => join(ROOT, source)),
  { ...options, noEmit: true, skipLibCheck: true },
);
const checker = program.getTypeChecker();

/** Names that can be imported, with the type of each value; those that are types only are told by `type`. */
function exportsOf(source: string): string[] {
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(ROOT, source))!)!;
  return checker
    .getExportsOfModule(module)
    .map((exported) => described(exported.name, exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported))
    .sort();
}

function described(name: string, symbol: ts.Symbol): string {
  if (!(symbol.flags & ts.SymbolFlags.Value)) return `type ${name}${membersOf(symbol)}`;
  return `${name}: ${checker.typeToString(checker.getTypeOfSymbol(symbol), undefined, ts.TypeFormatFlags.NoTruncation)}`;
}

/** The names of an interface's or an object type's own members; optional ones with a question mark. */
function membersOf(symbol: ts.Symbol): string {
  const members = checker
    .getDeclaredTypeOfSymbol(symbol)
    .getProperties()
    .filter(({ name }) => !name.startsWith('__@'))
    .filter(({ declarations = [] }) =>
      declarations.every((declaration) => declaration.getSourceFile().fileName.startsWith(join(ROOT, 'src'))),
    )
    .map(({ name, flags }) => `${name}${flags & ts.SymbolFlags.Optional ? '?' : ''}`);
  return members.length === 0 ? '' : ` { ${members.join(', ')} }`;
}

describe('The public API', () => {
  it.each(ENTRIES)('of $subpath is what is written down: npx jest public-api -u', ({ source }) => {
    expect(exportsOf(source)).toMatchSnapshot();
  });

  it('has examples that compile', () => {
    const examples = publicExamples(program);

    expect(examples.length).toBeGreaterThan(50);
    expect(mistakesIn(examples, program, options)).toEqual([]);
  });
});
