import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SNAPSHOTS = join(__dirname, '../__snapshots__/failure-messages.test.ts.snap');

/** What the failures said in Jest, by name: the snapshots that Jest keeps. */
export function storedTexts(): ReadonlyMap<string, string> {
  const snapshots: Record<string, string> = {};
  // A file of snapshots is a program that assigns to `exports`.
  new Function('exports', readFileSync(SNAPSHOTS, 'utf8'))(snapshots);
  const [first] = Object.keys(snapshots);
  if (first === undefined) throw new Error(`There are no snapshots in ${SNAPSHOTS}.`);
  return new Map(Object.entries(snapshots).map(([title, text]) => [nameIn(title), withoutFrame(text)]));
}

/** `A matcher that fails says: NAME 1`. */
function nameIn(title: string): string {
  return title.replace(/^.*? says: /, '').replace(/ 1$/, '');
}

/** Texts of several lines stand on lines of their own. */
function withoutFrame(text: string): string {
  return text.startsWith('\n') && text.endsWith('\n') ? text.slice(1, -1) : text;
}
