import vm from 'node:vm';

/**
 * The process itself.
 *
 * Jest gives each test file a copy of `process`, which hears neither signals nor the end of the process.
 */
export function realProcess(): NodeJS.Process {
  return vm.runInThisContext('process') as NodeJS.Process;
}
