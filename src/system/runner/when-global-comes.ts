/**
 * Calls `use` with a global: at once when there is one, otherwise when somebody sets it.
 *
 * Jest runs `setupFiles` before it installs `expect` and `beforeEach`.
 *
 * @param isIt - tells the awaited value from others of that name, which are set and forgotten
 */
export function whenGlobalComes<T>(name: PropertyKey, isIt: (value: unknown) => value is T, use: (value: T) => void): void {
  const scope = globalThis as Record<PropertyKey, unknown>;
  const present = scope[name];
  if (isIt(present)) {
    use(present);
    return;
  }
  const earlier = Object.getOwnPropertyDescriptor(scope, name)?.set;
  Object.defineProperty(scope, name, {
    configurable: true,
    enumerable: true,
    get: () => undefined,
    set(value: unknown) {
      // Others wait for the same: each puts the value in its place.
      earlier?.call(scope, value);
      Object.defineProperty(scope, name, { configurable: true, enumerable: true, writable: true, value });
      if (isIt(value)) use(value);
    },
  });
}
