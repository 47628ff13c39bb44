const RESULTS_MAX = 256;
/** Longer texts are not worth the memory. */
const TEXT_LENGTH_MAX = 512;

/**
 * A function that computes the same result for the same text, but rarely more than once.
 *
 * It forgets everything when it has too much, which costs less than knowing what was used last.
 */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined || text.length > TEXT_LENGTH_MAX) return known ?? compute(text);
    if (results.size >= RESULTS_MAX) results.clear();
    const result = compute(text);
    results.set(text, result);
    return result;
  };
}
