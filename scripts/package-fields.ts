import { fileName, type Entry } from './entries';

/** Where the project is at home. The fields of package.json and the links of README on npm follow from it. */
export const REPOSITORY = 'https://github.com/msw-sqs/msw-sqs';

const [OWNER, NAME] = new URL(REPOSITORY).pathname.slice(1).split('/');

/** Where GitHub shows the site of the repository. */
export const SITE = `https://${OWNER}.github.io/${NAME}/`;

type Conditions = { readonly [condition: string]: string | Conditions };

interface PackageFields {
  readonly repository: { readonly type: 'git'; readonly url: string };
  readonly homepage: string;
  readonly bugs: string;
  readonly exports: Conditions;
  readonly typesVersions: Record<string, Record<string, string[]>>;
}

/**
 * The fields of package.json that say where the project is, and where its entries are: `exports`, and `typesVersions` for TypeScript's
 * older `node` resolution.
 */
export function packageFields(entries: readonly Entry[]): PackageFields {
  const subpaths = entries.filter(({ subpath }) => subpath !== '.');
  return {
    repository: { type: 'git', url: `git+${REPOSITORY}.git` },
    homepage: `${REPOSITORY}#readme`,
    bugs: `${REPOSITORY}/issues`,
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
