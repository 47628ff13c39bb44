import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runToEnd } from '../matrix/run-cell';
import type { GuideBlock } from './page';

const ENDINGS: Readonly<Record<string, string>> = { yaml: 'yml', json: 'json', hocon: 'conf' };

/** Files that are no queues. */
const OTHER_FILE = /^(?:tsconfig|package)\b/;

const LOAD = `
const { createSqs } = require('msw-sqs');
for (const [place, template] of JSON.parse(process.argv[1])) {
  try { createSqs({ template }); } catch (error) { console.log(place + ' is no file of queues: ' + error.message); }
}`;

/** Loads the files of queues that guides show, as createSqs does. @param project - has the packed package */
export async function wrongInFiles(blocks: readonly GuideBlock[], project: string): Promise<{ wrong: string[]; loaded: number }> {
  const files = blocks
    .filter(({ language, file = '', notRun }) => Object.hasOwn(ENDINGS, language) && !OTHER_FILE.test(file) && notRun === undefined)
    .map(({ place, page, line, language, code, file }) => {
      const path = join(project, file ?? `${basename(page, '.md')}-${line}.${ENDINGS[language]}`);
      writeFileSync(path, code);
      return [place, path];
    });
  const { output } = await runToEnd(process.execPath, ['-e', LOAD, JSON.stringify(files)], { project });
  return { wrong: output === '' ? [] : [output], loaded: files.length };
}
