/** A promise whose failure, and that of all that is derived from it, may go unnoticed. */
class QuietPromise<Value> extends Promise<Value> {
  // Without the type parameters of Promise, which repeat its own signature.
  override then(...handlers: Parameters<Promise<Value>['then']>): Promise<never> {
    const derived = super.then(...handlers) as Promise<never>;
    super.then.call(derived, undefined, () => {});
    return derived;
  }
}

/**
 * The same steps, of which those that nobody awaits may fail: a scenario that is over leaves a poll behind,
 * and its failure is to end no process.
 */
export function quietly<Steps extends object>(steps: Steps): Steps {
  const wrapped = Object.entries(steps).map(([name, step]: [string, (...args: unknown[]) => unknown]) => [
    name,
    (...args: unknown[]) => {
      const result = step(...args);
      return result instanceof Promise ? QuietPromise.resolve(result).then((value: unknown) => value) : result;
    },
  ]);
  return Object.fromEntries(wrapped) as Steps;
}
