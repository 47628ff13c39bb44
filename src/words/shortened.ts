/** A text on one line and no longer than `maxLength`; what was cut off is counted. */
export function shortened(text: string, maxLength: number): string {
  const line = text.replace(/[\n\r\t]/g, (character) => CONTROL.get(character)!);
  if (line.length <= maxLength) return line;
  // Half a surrogate pair prints as a broken character.
  const kept = line.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}… (${text.length.toLocaleString('en')} characters)`;
}

const CONTROL = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);
