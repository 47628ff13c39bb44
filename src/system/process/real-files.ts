import type * as files from 'node:fs';

/** The files of the machine, also where a test has put something else in the place of `fs`. */
export function realFiles(): typeof files {
  return process.getBuiltinModule('node:fs');
}
