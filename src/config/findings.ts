import { ConfigError } from './config-error';
import type { Place } from './located';

/** How many mistakes are told at once: a file of another kind has hundreds. */
const MAX_TOLD = 20;

/** What there is to say of a file: all that is wrong with it, and what is left out. */
export class Findings {
  readonly #file: string;
  readonly #mistakes: string[] = [];
  readonly #notes: string[] = [];
  readonly #omissions: string[] = [];

  /** @param file - as its user names it */
  constructor(file: string) {
    this.#file = file;
  }

  /** What there is to know, as sentences; omissions, too. */
  get notes(): readonly string[] {
    return [...new Set(this.#notes)];
  }

  /** What the file says of queues or mappings, and is not done, as sentences. */
  get omissions(): readonly string[] {
    return [...new Set(this.#omissions)];
  }

  /** `queues.yml:12:3`. */
  place({ line, column, file = this.#file }: Place): string {
    return [file, line, ...(column === undefined ? [] : [column])].join(':');
  }

  note(at: Place, text: string): void {
    this.#notes.push(`${this.place(at)}: ${text}`);
  }

  /** For what a queue or a mapping would be different with. */
  omit(at: Place, text: string): void {
    this.#omissions.push(`${this.place(at)}: ${text}`);
    this.note(at, text);
  }

  /** Takes down a mistake; others may follow. */
  wrong(at: Place, text: string): void {
    this.#mistakes.push(`${this.place(at)}: ${text}`);
  }

  /** For what nothing can be read after. @throws ConfigError */
  fail(at: Place, text: string): never {
    this.wrong(at, text);
    return this.check() as never;
  }

  /** @throws ConfigError that tells all mistakes */
  check(): void {
    const mistakes = [...new Set(this.#mistakes)];
    if (mistakes.length === 0) return;
    if (mistakes.length === 1) throw new ConfigError(mistakes[0]);
    const more = mistakes.length > MAX_TOLD ? [`… and ${mistakes.length - MAX_TOLD} more.`] : [];
    throw new ConfigError([`${mistakes.length} things are wrong.`, ...mistakes.slice(0, MAX_TOLD), ...more].join('\n  '));
  }
}
