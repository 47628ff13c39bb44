import type { FieldDifference } from './field-differences';

const WORDS = /(?:^|\.)(?:message|Message|code|Code)$/;

/** Whether both refuse, and just say so with another error code or text. */
export function onlyWordsDiffer(differences: readonly FieldDifference[]): boolean {
  const areWords = differences.map(
    ({ path, reference, backend }) => WORDS.test(path) && typeof reference === 'string' && typeof backend === 'string',
  );
  return areWords.length > 0 && !areWords.includes(false);
}
