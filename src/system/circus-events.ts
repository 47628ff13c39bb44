import { whenGlobalComes } from './when-global-comes';

/** A test, or the `describe` around it, as Jest's runner keeps it. */
export interface CircusBlock {
  readonly name: string;
  readonly parent?: CircusBlock | undefined;
}

/** What Jest's runner tells, as far as it is needed here. */
export interface CircusEvent {
  readonly name: string;
  readonly test?: CircusBlock & { readonly concurrent?: boolean };
  readonly hook?: { readonly type: string };
}

/** What Jest's runner knows. */
export interface CircusState {
  readonly rootDescribeBlock: CircusBlock & { readonly hooks: object[] };
}

type EventHandler = (event: CircusEvent, state: CircusState) => void | Promise<void>;

// Where Jest's runner keeps those who hear of its events, from version 30 on.
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');

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
