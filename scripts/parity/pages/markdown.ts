/** A table of Markdown; columns but the first are aligned to the right where they hold numbers. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const rule = head.map((_, column) => (rows.every((row) => typeof row[column] === 'number') ? '--:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Text in which nothing is taken for Markdown's or HTML's own. */
export function escaped(text: string): string {
  return text.replaceAll(/[*_`<[\]]/g, (mark) => `\\${mark}`);
}

/** A value as code on one line, no longer than `lengthMax`. */
export function code(value: unknown, lengthMax = 160): string {
  const whole = typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
  const line = whole.replaceAll(/\s+/g, ' ');
  const text = line.length > lengthMax ? `${line.slice(0, lengthMax - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
