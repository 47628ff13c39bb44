import { fileName, type Entry } from './entries';

type Conditions = { readonly [condition: string]: string | Conditions };

/** The fields of package.json that say where the entries are: `exports`, and `typesVersions` for TypeScript's older `node` resolution. */
export function packageFields(entries: readonly Entry[]): { exports: Conditions; typesVersions: Record<string, Record<string, string[]>> } {
  const subpaths = entries.filter(({ subpath }) => subpath !== '.');
  return {
    exports: {
      ...Object.fromEntries(entries.map((entry) => [entry.subpath, conditions(entry)])),
      './package.json': './package.json',
    },
    typesVersions: {
      '*': Object.fromEntries(subpaths.map((entry) => [entry.subpath.slice(2), [`./dist/${fileName(entry)}.d.cts`]])),
    },
  };
}

function conditions(entry: Entry): Conditions {
  const name = fileName(entry);
  return {
    import: { types: `./dist/${name}.d.mts`, default: `./dist/${name}.mjs` },
    // What only ES modules can import at run time, TypeScript looks up by `require` in projects that compile to CommonJS on the way.
    require: { types: `./dist/${name}.d.cts`, ...(entry.commonJsPart === undefined && { default: `./dist/${name}.cjs` }) },
  };
}
