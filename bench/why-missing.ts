/** Why something is not measured, in a line. */
export function whyMissing(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n').find((line) => line.trim() !== '') ?? 'it failed';
}
