import { whenGlobalComes } from './when-global-comes';

/** A `describe` as Jest's runner keeps it. */
export interface CircusBlock {
  readonly name: string;
  readonly parent?: CircusBlock | undefined;
}

/** A test as Jest's runner keeps it. */
export interface CircusTest extends CircusBlock {
  readonly concurrent?: boolean | undefined;
  /** Why it fails. */
  readonly errors: unknown[];
}

/** What Jest's runner tells, as far as it is needed here. */
export interface CircusEvent {
  readonly name: string;
  readonly test?: CircusTest;
}

/** What Jest's runner knows of a file, as far as it is needed here. */
export interface CircusState {
  /** Why the file fails, whatever its tests do. */
  readonly unhandledErrors: unknown[];
}

type EventHandler = (event: CircusEvent, state: CircusState) => void | Promise<void>;

/** Where Jest's runner keeps those who hear of its events, from version 30 on: a property of the global object. */
export const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');

/**
 * Hears the events of Jest's runner, jest-circus, now or as soon as there is one.
 *
 * `hear` is called before everybody else, and at once by whoever tells of the event: what it enters with an AsyncScope holds there.
 * Only what it returns is awaited.
 *
 * @param onFound - called when there is a runner that tells of events
 */
export function onCircusEvent(hear: EventHandler, onFound = (): void => {}): void {
  whenGlobalComes(EVENT_HANDLERS, isHandlers, (handlers) => {
    onFound();
    const [first = (): void => {}] = handlers;
    // In the place of the first: the runner may be going through the list, and must not meet anybody twice.
    handlers[0] = (event, state) => {
      const heard = hear(event, state);
      return heard === undefined ? first(event, state) : heard.then(() => first(event, state));
    };
  });
}

function isHandlers(value: unknown): value is EventHandler[] {
  return Array.isArray(value);
}

/** Why the running test fails, as Jest's runner keeps it; also before version 30. Empty in other runners. */
export function circusErrors(): readonly unknown[] {
  const symbol = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === 'JEST_STATE_SYMBOL');
  if (symbol === undefined) return [];
  const state = (globalThis as unknown as Record<symbol, { readonly currentlyRunningTest?: CircusTest | null } | undefined>)[symbol];
  return state?.currentlyRunningTest?.errors ?? [];
}
