import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRIES } from '../entries';
import { REPOSITORY } from '../package-fields';

const ROOT = join(__dirname, '..', '..');

/**
 * Writes a page for everything that an entry of the package exports.
 *
 * @returns how many entries there are
 * @throws Error when something exported has no text, refers to a type that is not exported, or has a `@link` that leads nowhere
 */
export async function apiPages(folder: string): Promise<number> {
  const { Application } = await import('typedoc');
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: ENTRIES.map(({ source }) => join(ROOT, source)),
    tsconfig: join(ROOT, 'tsconfig.json'),
    out: folder,
    name: 'API reference',
    displayBasePath: ROOT,
    readme: 'none',
    excludeInternal: true,
    skipErrorChecking: true, // `npm run types` does that
    disableGit: true,
    sourceLinkTemplate: `${REPOSITORY}/blob/main/{path}#L{line}`,
    logLevel: 'Warn',
    validation: { notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: true },
    requiredToBeDocumented: ['Enum', 'EnumMember', 'Variable', 'Function', 'Class', 'Interface', 'Method', 'Accessor', 'TypeAlias'],
    // Of the plugin: TypeDoc knows them when it has been loaded.
    ...({
      entryFileName: 'index',
      hidePageHeader: true,
      hideBreadcrumbs: true,
      useCodeBlocks: true,
      expandObjects: true,
      expandParameters: true,
      parametersFormat: 'table',
      indexFormat: 'table',
      navigationJson: join(folder, 'navigation.json'),
    } as object),
  });
  const project = await app.convert();
  if (project === undefined) throw new Error('TypeDoc cannot read the source.');
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error('Mend what TypeDoc says above; every export needs a text.');
  rmSync(folder, { recursive: true, force: true });
  await app.generateOutputs(project);
  return ENTRIES.length;
}
