import { join } from 'node:path';
import { realFiles } from '../system/process/real-files';

/** A page as browsers get it: its script and its style, and what a Content-Security-Policy calls them. */
export interface BuiltPage {
  readonly script: string;
  readonly scriptHash: string;
  readonly style: string;
  readonly styleHash: string;
}

/** Reads a page that the build has made. @throws Error where the source has been changed into something that was not built */
export function builtPage(name: 'live' | 'trace'): BuiltPage {
  return JSON.parse(realFiles().readFileSync(join(__dirname, 'built', `${name}.json`), 'utf8')) as BuiltPage;
}
