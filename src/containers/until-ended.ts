/** Waits for work, but not beyond the end of a signal: then fails with the signal's reason, whatever becomes of the work. */
export async function untilEnded<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let onEnd = (): void => {};
  const ended = new Promise<never>((_, reject) => {
    onEnd = () => reject(signal.reason as Error);
    if (signal.aborted) onEnd();
    else signal.addEventListener('abort', onEnd);
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    signal.removeEventListener('abort', onEnd);
  }
}
