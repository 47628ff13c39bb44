/** What Node.js' AsyncLocalStorage does, as far as it is needed here. */
interface Storage {
  getStore(): Frame | undefined;
  run<R>(frame: Frame | undefined, callback: () => R): R;
  enterWith(frame: Frame | undefined): void;
}

/** A value of one scope, and those of others around it. */
interface Frame {
  readonly owner: object;
  readonly value: unknown;
  readonly outer: Frame | undefined;
}

const STORAGE = Symbol.for('msw-sqs.async-scope.1');

/**
 * A value that holds for everything that happens in a callback, also for what it only begins.
 *
 * Node.js carries it along promises, timers and events. Until a first value is given, asking for one costs nothing.
 *
 * @example
 * const user = new AsyncScope<string>();
 * await user.run('Ada', async () => user.current); // 'Ada'
 */
export class AsyncScope<T> {
  #storage: Storage | undefined;

  /** The value that holds here, if there is one. */
  get current(): T | undefined {
    let frame = this.#storage?.getStore();
    while (frame !== undefined && frame.owner !== this) frame = frame.outer;
    return frame?.value as T | undefined;
  }

  run<R>(value: T, callback: () => R): R {
    const storage = (this.#storage ??= sharedStorage());
    return storage.run({ owner: this, value, outer: this.#others(storage.getStore()) }, callback);
  }

  /** Lets a value hold from here on, for what the running function still does and begins; `undefined` lets none hold. */
  enter(value: T | undefined): void {
    if (value === undefined && this.#storage === undefined) return;
    const storage = (this.#storage ??= sharedStorage());
    const outer = this.#others(storage.getStore());
    storage.enterWith(value === undefined ? outer : { owner: this, value, outer });
  }

  /** A scope holds one value: the one before is not kept, nor what hangs on it. */
  #others(frame: Frame | undefined): Frame | undefined {
    if (frame === undefined) return undefined;
    const outer = this.#others(frame.outer);
    if (frame.owner === this) return outer;
    return outer === frame.outer ? frame : { ...frame, outer };
  }
}

/** A function that runs with the values that hold here, wherever it is called. */
export function keepingScopes<Args extends unknown[], R>(run: (...args: Args) => R): (this: unknown, ...args: Args) => R {
  const frame = existingStorage()?.getStore();
  return function (this: unknown, ...args) {
    const storage = existingStorage();
    return storage === undefined ? run.apply(this, args) : storage.run(frame, () => run.apply(this, args));
  };
}

/** What this module has seen of it already: asking Node.js for a module is dear for what is done with every timer. */
let shared: Storage | undefined;

/** The storage, once there has been a first value. */
function existingStorage(): Storage | undefined {
  const hooks = shared === undefined ? globalThis.process?.getBuiltinModule?.('node:async_hooks') : undefined;
  return (shared ??= (hooks?.AsyncLocalStorage as unknown as { [STORAGE]?: Storage } | undefined)?.[STORAGE]);
}

/** One for the whole process: Node.js never lets go of a storage, and each makes every promise dearer. */
function sharedStorage(): Storage {
  // Asked for, not imported: browsers have no such module, and most users never need it.
  const hooks = globalThis.process?.getBuiltinModule?.('node:async_hooks');
  if (hooks === undefined) {
    throw new Error(
      'sqs.run() needs AsyncLocalStorage, which Node.js has and this environment does not. Create a world for each: const sqs = createSqs().',
    );
  }
  const holder = hooks.AsyncLocalStorage as unknown as { [STORAGE]?: Storage };
  if (holder[STORAGE] === undefined) Object.defineProperty(holder, STORAGE, { value: new hooks.AsyncLocalStorage<Frame | undefined>() });
  return holder[STORAGE]!;
}
