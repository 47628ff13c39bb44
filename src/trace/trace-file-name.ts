import { basename, join, relative, sep } from 'node:path';

/** Where traces of tests are put, below the current folder. */
export const TRACES = 'msw-sqs-traces';
const LONGEST = 100;

/** The path of a test's trace, from the current folder: a folder for each file of tests, a file for each test. */
export function traceFileName(testFile: string | undefined, test: string): string {
  return join(TRACES, testFile === undefined ? 'tests' : folderOf(testFile), `${plain(test, 'test')}.html`);
}

/** The path within the project in one name, so that files of one name in several folders stay apart. */
function folderOf(testFile: string): string {
  const path = relative('', testFile);
  return plain(path.startsWith('..') ? basename(testFile) : path.split(sep).join('-'), 'tests');
}

/** A text as a file name that all systems take. */
function plain(text: string, otherwise: string): string {
  const name = text
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, LONGEST);
  return name === '' ? otherwise : name;
}
