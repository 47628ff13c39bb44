import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** A file that another one names. */
export interface OtherFile {
  /** Its path as it is told: from the current folder, as that of the file which names it. */
  readonly path: string;
  readonly text: string;
}

/** Reads a file that another one names. @returns why it cannot be read, as the end of a sentence, where that is so */
export function otherFile(named: string, folder: string): OtherFile | string {
  const path = isAbsolute(named) ? named : join(folder, named);
  try {
    return { path, text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return `there is no file ${path}`;
    return code === 'EISDIR' ? `${path} is a folder` : `${path} cannot be read (${message})`;
  }
}
