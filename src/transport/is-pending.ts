/** Whether something is still to come; told by its `then`, as a test may have replaced the global `Promise`. */
export function isPending<T extends object>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as { readonly then?: unknown }).then === 'function';
}
