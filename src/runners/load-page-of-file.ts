import type * as pageModule from '../server/page-of-file';

/** Few files are looked at: what that takes is read apart from the rest. */
export function loadPageOfFile(): typeof pageModule {
  return require('../server/page-of-file') as typeof pageModule;
}
