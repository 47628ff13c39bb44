import type { TraceWorld } from '../page/trace/trace-data';

/** Worlds that are to be seen in the trace of an error, in place of those of the test. */
export interface BroughtWorlds {
  /** What went wrong there, in place of the text of the error. */
  readonly failures: readonly string[];
  readonly worlds: readonly TraceWorld[];
  /** Whether the second is what the first would have been if nothing had gone wrong. */
  readonly compared: boolean;
}

// A symbol of the whole process: there may be two copies of this module (jest.resetModules).
const WORLDS = Symbol.for('msw-sqs.trace-worlds');

/** Lets an error bring the worlds that its trace is to show; they are asked for when one is written. */
export function bringWorlds(error: Error, worlds: () => BroughtWorlds): void {
  Object.defineProperty(error, WORLDS, { value: worlds });
}

/** The worlds that one of these errors brings. */
export function broughtWorlds(errors: readonly unknown[]): BroughtWorlds | undefined {
  const bringer = errors.find((error) => typeof error === 'object' && error !== null && WORLDS in error);
  return (bringer as { readonly [WORLDS]: () => BroughtWorlds } | undefined)?.[WORLDS]();
}
