/** Tells whoever runs this something, beside the output that a program or a test runner writes. */
export function notice(text: string): void {
  process.stderr.write(`${text}\n`);
}
