/**
 * Performs a step of a script: says what is being done, then how long it took.
 *
 * @param perform - its `result` is what is shown at the end
 */
export async function step<T>(
  title: string,
  perform: () => { readonly value: T; readonly result: string } | Promise<{ readonly value: T; readonly result: string }>,
): Promise<T> {
  const startMs = Date.now();
  process.stdout.write(`${title} … `);
  const { value, result } = await perform();
  console.log(`${((Date.now() - startMs) / 1000).toFixed(1)} s (${result})`);
  return value;
}
