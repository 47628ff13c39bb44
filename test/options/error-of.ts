/**
 * What a line of code throws, or rejects with: `TypeError: …`, line by line.
 *
 * @param scope - what the line may name; a line that assigns to `globalThis.MSW_SQS` is a test file's, which begins with `sqsOfFile()`
 */
export async function errorOf(code: string, scope: Readonly<Record<string, unknown>>): Promise<string[]> {
  const ofFile = code.startsWith('globalThis.MSW_SQS');
  const body = ofFile ? `${code}; try { return sqsOfFile(); } finally { delete globalThis.MSW_SQS; }` : `return ${code};`;
  try {
    await (new Function(...Object.keys(scope), body)(...Object.values(scope)) as unknown);
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`.split('\n');
  }
  return ['is taken'];
}
