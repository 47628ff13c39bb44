/** Variables of the environment by name; `undefined` for one that is not to be there. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Changes variables of this process.
 *
 * @returns a function that puts back what was there
 */
export function changedEnvironment(values: Environment): () => void {
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, process.env[name]]));
  set(values);
  return () => set(before);
}

function set(values: Environment): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
