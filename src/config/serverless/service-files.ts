import { extname } from 'node:path';
import { homedir } from 'node:os';
import { parseEnv } from 'node:util';
import type { Located } from '../located';
import { otherFile } from '../other-file';
import type { StructuredSource } from '../source';
import { yamlText } from '../yaml-text';

/** Files that are programs: what they come to is not in them. */
const PROGRAMS = new Set(['.js', '.cjs', '.mjs', '.ts', '.cts', '.mts']);

/** The files that serverless.yml names, from its own folder. Each is read once. */
export class ServiceFiles {
  readonly #source: StructuredSource;
  readonly #read = new Map<string, Located | { readonly why: string }>();

  constructor(source: StructuredSource) {
    this.#source = source;
  }

  /** What a file holds, or why that is not known. */
  read(named: string): Located | { readonly why: string } {
    const known = this.#read.get(named) ?? this.#content(named);
    this.#read.set(named, known);
    return known;
  }

  /** Variables of the environment; with `useDotenv`, those of `.env`, too, which come last. */
  environment(isDotenv: boolean): Readonly<Record<string, string | undefined>> {
    const own = globalThis.process?.env ?? {};
    if (!isDotenv) return own;
    const file = otherFile('.env', this.#source.folder);
    return typeof file === 'string' ? own : { ...parseEnv(file.text), ...own };
  }

  #content(named: string): Located | { readonly why: string } {
    if (PROGRAMS.has(extname(named))) return { why: `\${file(${named})} is a program, which is not run here: write what it comes to.` };
    const file = otherFile(named.replace(/^~(?=\/)/, homedir()), this.#source.folder);
    if (typeof file === 'string') return { why: `\${file(${named})} is not known: ${file}.` };
    const isStructured = ['.yml', '.yaml', '.json'].includes(extname(named));
    return isStructured
      ? yamlText(file.text, this.#source.findings, file.path)
      : { at: { line: 1, file: file.path }, value: file.text.trimEnd() };
  }
}
