import { oncePerProcess } from './once-per-process';

/** Tells whoever runs this something, beside the output that a program or a test runner writes. */
export function notice(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** As `notice`; what was told before in this process is not told again. */
export function noticeOnce(text: string): void {
  oncePerProcess(`told: ${text}`, () => notice(text));
}
