/**
 * Puts a function in another's place, until the returned function is called.
 *
 * Others may patch the same place before or after, and put back what they found in any order: what they find is an
 * accessor, which gives the original again, and removes itself, once this patch is over.
 * Assigning still works as it does on a plain property, also on objects that inherit it.
 */
export function patch<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  replace: (original: Owner[Name]) => Owner[Name],
): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  if (before === undefined) return () => {};
  const original = owner[name];
  const replacement = replace(original);
  const enumerable = before.enumerable ?? true;
  let active = true;

  const isMine = (): boolean => Object.getOwnPropertyDescriptor(owner, name)?.get === get;
  function get(): Owner[Name] {
    if (!active && isMine()) Object.defineProperty(owner, name, before!);
    return active ? replacement : original;
  }
  function set(this: unknown, value: unknown): void {
    Object.defineProperty(this ?? owner, name, { value, enumerable, writable: true, configurable: true });
  }

  Object.defineProperty(owner, name, { get, set, enumerable, configurable: true });
  return () => {
    active = false;
    if (isMine()) Object.defineProperty(owner, name, before);
  };
}
