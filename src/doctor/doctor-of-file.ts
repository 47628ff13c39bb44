import { callingLine } from '../system/process/calling-line';
import type { TestWorld } from '../testing/world/test-world';
import { diagnose, joined, type Diagnosis } from './diagnosis';

/** Looks at all that happens in the worlds of a test file, and tells of it at the end. */
export interface DoctorOfFile {
  /** Tests begin that belong together. */
  beginFile(): void;
  /** They have run: tells what was found. @throws Error that tells it, where that is to fail the file */
  endFile(): void;
  opened(world: TestWorld): void;
  left(world: TestWorld): void;
  /** Tells which line makes a call: asked where it is made. */
  readonly lineHere: (() => string | undefined) | undefined;
}

/** What the variable may say in another way. */
const SHORT: Readonly<Record<string, string>> = { '1': 'warn', true: 'warn', '0': 'off', false: 'off' };

/**
 * The doctor of a test file.
 *
 * @param mode - `warn` or `fail`; or `off`, or what stands for one of them in the environment
 * @throws TypeError for another mode
 */
export function doctorOfFile(mode: string): DoctorOfFile {
  const means = SHORT[mode] ?? mode;
  if (!['off', 'warn', 'fail'].includes(means)) {
    throw new TypeError(`MSW_SQS_DOCTOR must be 1 or warn, fail, or off, but is "${mode}". Write: MSW_SQS_DOCTOR=1 npx jest`);
  }
  const worlds = new Map<TestWorld, () => void>();
  let diagnoses: Diagnosis[] = [];
  let isOver = means === 'off';
  const look = (world: TestWorld): void => {
    // Worlds are emptied between files, too.
    if (!isOver) diagnoses.push(diagnose(world));
  };
  return {
    lineHere: means === 'off' ? undefined : callingLine,
    beginFile() {
      diagnoses = [];
      isOver = means === 'off';
    },
    endFile() {
      for (const world of worlds.keys()) look(world);
      const text = joined(diagnoses).toText();
      isOver = true;
      diagnoses = [];
      if (text !== '') tell(text, means);
    },
    opened(world) {
      // Before its journal is dropped, as it is between tests.
      worlds.set(
        world,
        world.onEmptied(() => look(world)),
      );
    },
    left(world) {
      if (worlds.has(world)) look(world);
      worlds.get(world)?.();
      worlds.delete(world);
    },
  };
}

function tell(text: string, mode: string): void {
  if (mode === 'warn') return console.warn(text);
  throw new Error(text);
}
