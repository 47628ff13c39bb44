import { join } from 'node:path';
import { serve } from '../clients/serve';
import { installExample } from '../install-example';
import { step } from '../step';
import { styled } from '../styled';
import { wrongInFiles } from './configurations';
import { unknownInCommands } from './commands';
import { installedForRecipes } from './installed-for-recipes';
import { blocksOf, guides, type GuideBlock } from './page';
import { fragmentsOf } from './programs';
import { projectsOf } from './projects';
import { failuresInTests } from './run-tests';
import { failuresInTypes } from './types';
import { writeProjects, writeTests } from './written';

const EXAMPLE = 'examples/guides';

/** Languages that are checked elsewhere here, or that only people read. */
const LANGUAGES = /^(?:ts|js|mjs|cjs|yaml|json|hocon|sh|bash|text|mermaid|html|)$/;

/**
 * Checks every block of code of the guides in docs/, as its language asks for.
 *
 * @param folder - a new one within this project
 * @param only - part of the path of the guides that are checked
 * @returns whether all is well
 */
export async function checkBlocks(folder: string, only: string): Promise<boolean> {
  const pages = guides().filter((page) => page.includes(only));
  const blocks = pages.flatMap(blocksOf);
  const project = await installExample(EXAMPLE, folder, await installedForRecipes());
  const cli = join(project, 'node_modules/msw-sqs/dist/cli.cjs');
  const failures = [...unaccounted(blocks)];

  await step('Looking up flags and variables of commands', () => {
    failures.push(...['README.md', ...pages].flatMap((page) => unknownInCommands(page, cli)));
    return { value: undefined, result: `${pages.length + 1} documents` };
  });
  await step('Loading files of queues', async () => {
    const { wrong, loaded } = await wrongInFiles(blocks, project);
    failures.push(...wrong);
    return { value: undefined, result: `${loaded} files` };
  });
  failures.push(
    ...(await wrongPrograms(
      pages.map((page) => blocks.filter((block) => block.page === page)),
      { project, cli },
    )),
  );
  for (const failure of failures) console.log(`\n${styled('red', failure)}`);
  console.log(failures.length === 0 ? `${blocks.length} blocks of code in docs/ hold.\n` : `\n${failures.length} do not hold.\n`);
  return failures.length === 0;
}

/** Compiles and runs the programs of guides, while a server is where they say that one is. */
async function wrongPrograms(
  pages: readonly (readonly GuideBlock[])[],
  { project, cli }: { project: string; cli: string },
): Promise<readonly string[]> {
  const fragments = pages.flatMap(fragmentsOf);
  const projects = pages.flatMap(projectsOf);
  const server = await serve(cli);
  try {
    writeTests(project, fragments, server.endpoint);
    writeProjects(project, projects);
    const ofTypes = await step('Compiling', async () => {
      const wrong = await failuresInTypes(project, projects);
      return { value: wrong, result: `${fragments.length} pieces of code, ${projects.length} projects` };
    });
    const ofTests = await step('Running', async () => {
      const { passed, wrong } = await failuresInTests(project, { fragments, projects });
      return { value: wrong, result: `${passed} tests` };
    });
    return [...ofTypes, ...ofTests];
  } finally {
    await server.stop();
  }
}

/** Blocks in a language that nothing here can check, and that do not say so. */
function unaccounted(blocks: readonly GuideBlock[]): string[] {
  return blocks
    .filter(({ language, notRun }) => !LANGUAGES.test(language) && notRun === undefined)
    .map(({ place, language }) => `${place}: nothing checks a block of ${language}; say why above it: <!-- not run: … -->`);
}
