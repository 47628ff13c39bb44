import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatted } from '../scripts/formatted';
import type { Measured } from './bench';
import type { Machine } from './machine';

/** What a benchmark brought when it last ran. */
export interface Result extends Measured {
  /** The day, as 2026-01-31. */
  readonly date: string;
  readonly machine: Machine;
  /** How long it took. */
  readonly seconds: number;
}

/** The newest result of each benchmark, by its name. */
export type Results = Readonly<Partial<Record<string, Result>>>;

const FILE = join(__dirname, 'measured.json');

/** What is kept from earlier runs. */
export function keptResults(): Results {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Results) : {};
}

/** Keeps the result of a benchmark in place of its earlier one. */
export async function keepResult(name: string, result: Result): Promise<void> {
  const text = JSON.stringify({ ...keptResults(), [name]: result });
  writeFileSync(FILE, await formatted(text, FILE));
}
