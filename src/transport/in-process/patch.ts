/** A function that stands in another's place. */
export interface Patch {
  /** Stands in front of whatever has been put there since. */
  comeFirst(): void;
  /** Gives the place back. */
  remove(): void;
}

/**
 * Puts a function in another's place.
 *
 * Others patch the same places, before or after, and put back what they found in any order. So a removed patch that
 * somebody puts back later only passes calls on, and with the first of them gives its place back for good.
 * It stays a plain property throughout: assigning to it must go on working, also on objects that inherit it.
 */
export function patch<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  replace: (original: Owner[Name]) => Owner[Name],
): Patch {
  let active = true;
  const removals: (() => void)[] = [];
  let inPlace: unknown;

  function comeFirst(): void {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    if (typeof owner[name] !== 'function' || before === undefined || owner[name] === inPlace) return;
    const original = owner[name] as (...args: unknown[]) => unknown;
    const replacement = replace(original as Owner[Name]) as (...args: unknown[]) => unknown;
    const remove = (): void => {
      if (owner[name] === standIn) Object.defineProperty(owner, name, before);
    };
    function standIn(this: unknown, ...args: unknown[]): unknown {
      if (active) return Reflect.apply(replacement, this, args);
      remove();
      return Reflect.apply(original, this, args);
    }
    inPlace = standIn;
    removals.unshift(remove);
    Object.defineProperty(owner, name, { value: standIn, enumerable: before.enumerable ?? true, writable: true, configurable: true });
  }

  comeFirst();
  return {
    comeFirst,
    remove() {
      active = false;
      for (const remove of removals) remove();
    },
  };
}
