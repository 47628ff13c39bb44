import { relative } from 'node:path';

/** What it is called that no test noticed a change. */
const UNNOTICED = { Survived: 'not noticed', NoCoverage: 'not reached' };
const NOTICED = ['Killed', 'Timeout'];

/** How often it says how far things are. */
const EVERY = 20;

/** Says of each mutant that lives where it is and what it changes, at once, and how many were found so far. */
class Survivors {
  #tried = 0;
  #found = 0;

  onMutantTested({ fileName, location: { start }, mutatorName, replacement, status }) {
    const unnoticed = UNNOTICED[status];
    if (unnoticed !== undefined) {
      const place = `${relative(process.cwd(), fileName)}:${start.line}:${start.column}`;
      console.log(`${place} ${unnoticed}: ${mutatorName} to ${replacement.replaceAll(/\s+/g, ' ')}`);
    } else if (NOTICED.includes(status)) {
      this.#found += 1;
    } else {
      return;
    }
    this.#tried += 1;
    if (this.#tried % EVERY === 0) console.log(`${this.#found} of ${this.#tried} found`);
  }
}

export const strykerPlugins = [{ kind: 'Reporter', name: 'survivors', injectableClass: Survivors }];
