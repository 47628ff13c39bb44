import { relative } from 'node:path';

/** What it is called that no test noticed a change. */
const UNNOTICED = { Survived: 'not noticed', NoCoverage: 'not reached' };

/** Says of each mutant that lives where it is and what it changes, at once, and how far things are. */
class Survivors {
  #tried = 0;
  #all = 0;

  onMutationTestingPlanReady({ mutantPlans }) {
    this.#all = mutantPlans.length;
  }

  onMutantTested({ fileName, location: { start }, mutatorName, replacement, status }) {
    this.#tried += 1;
    const unnoticed = UNNOTICED[status];
    if (unnoticed !== undefined) {
      const place = `${relative(process.cwd(), fileName)}:${start.line}:${start.column}`;
      console.log(`${place} ${unnoticed}: ${mutatorName} to ${replacement.replaceAll(/\s+/g, ' ')}`);
    } else if (this.#tried % 50 === 0) {
      console.log(`${this.#tried} of ${this.#all}`);
    }
  }
}

export const strykerPlugins = [{ kind: 'Reporter', name: 'survivors', injectableClass: Survivors }];
