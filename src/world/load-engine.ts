import type * as engineModule from './engine';

/** Everything that the first call needs. */
export type Engine = typeof engineModule;

let engine: Engine | undefined;

/**
 * The engine, read now if nothing has asked for it before.
 *
 * What imports a module of it by its own name, and not by this one, reads it at once: a test holds what is read with the package.
 */
export function loadEngine(): Engine {
  return (engine ??= require('./engine') as Engine);
}
