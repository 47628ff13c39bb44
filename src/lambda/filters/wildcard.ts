/** What stands for itself, for any text, or what is not allowed: a backslash before anything else, and a star after a star. */
const PARTS = /\\([*\\])|(\*+)|([^*\\]+)|(\\)/gs;

/**
 * Text in which `*` stands for any text; `\*` is a star, and `\\` a backslash.
 *
 * @returns `undefined` for what is no such text
 */
export function wildcard(pattern: string): ((value: string) => boolean) | undefined {
  let source = '';
  for (const [, escaped, stars, plain, stray] of pattern.matchAll(PARTS)) {
    if (stray !== undefined || (stars !== undefined && stars.length > 1)) return undefined;
    source += stars === undefined ? literal(escaped ?? plain!) : '.*';
  }
  const expression = new RegExp(`^${source}$`, 's');
  return (value) => expression.test(value);
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
