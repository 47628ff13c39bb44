import type * as configModule from './index';

/** Few read queues from a file: what that takes is read apart from the rest. */
export function loadConfig(): typeof configModule {
  return require('./index') as typeof configModule;
}
