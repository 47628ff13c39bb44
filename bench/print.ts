import type { Figure } from './figures';
import { tablesOf } from './table';

/** Prints figures as tables: medians, and in brackets the middle half of what rounds showed. */
export function printFigures(figures: readonly Figure[]): void {
  for (const { topic, headers, rows } of tablesOf(figures)) {
    console.log(`\n${topic}`);
    console.table(
      Object.fromEntries(
        rows.map(([subject, ...cells]) => [subject, Object.fromEntries(headers.map((header, index) => [header, cells[index]]))]),
      ),
    );
  }
}

/** Names what was not measured, and why. */
export function printMissing(missing: Readonly<Record<string, string>>): void {
  for (const [subject, reason] of Object.entries(missing)) console.log(`Not measured: ${subject}. ${reason}`);
}

/** Says what is being done. */
export function progress(text: string): void {
  console.error(`  … ${text}`);
}
