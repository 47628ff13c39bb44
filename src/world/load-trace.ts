import type * as traceModule from '../trace';

/** Few tests are traced: what that takes is read apart from the rest. */
export function loadTrace(): typeof traceModule {
  return require('../trace') as typeof traceModule;
}
