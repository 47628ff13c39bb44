import type { TestEnd } from './test-listener';

/** The end of a test, of which Jest's runner keeps such errors. */
export function circusEnd(errors: readonly unknown[]): TestEnd {
  return { errors: errors.map(thrown), tell: (line) => addToText(errors, line) };
}

/** What was thrown: Jest keeps it in a pair, with where the test stands. */
function thrown(error: unknown): unknown {
  return Array.isArray(error) ? (error[0] ?? error[1]) : error;
}

/** A time-out is a text in such a pair. */
function addToText(errors: readonly unknown[], line: string): boolean {
  const pair = errors.find((error): error is unknown[] => Array.isArray(error) && typeof error[0] === 'string');
  if (pair !== undefined) pair[0] = `${pair[0]}\n\n${line}`;
  return pair !== undefined;
}
