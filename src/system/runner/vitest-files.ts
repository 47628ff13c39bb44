/** Vitest's runner of tests: a class that is the same for all files of a worker. */
export interface VitestRunnerClass {
  readonly prototype: object;
}

interface RunnerMethods {
  importFile: (filepath: string, source: string) => unknown;
}

/** What is to be done in the newest copy of this module, for each class of runner. */
const FOLLOWED = Symbol.for('msw-sqs.vitest-files');

/**
 * Calls back when Vitest is about to import another test file, or its setup files, into this same realm: without isolation,
 * files share their modules, and what a module does when it is evaluated happens for the first file alone.
 *
 * Hooks that the callback registers are those of that file.
 *
 * @param afterAll - registers a hook of the present file
 */
export function onNextVitestFile(runner: VitestRunnerClass, afterAll: (run: () => void) => void, begin: () => void): void {
  const prototype = runner.prototype as Partial<RunnerMethods> & { [FOLLOWED]?: () => void };
  const { importFile } = prototype;
  const isFollowed = prototype[FOLLOWED] !== undefined;
  let file: string | undefined = presentFile();
  const untilItsEnd = (): void => afterAll(() => (file = undefined));
  prototype[FOLLOWED] = () => {
    const next = presentFile();
    if (next === file) return;
    file = next;
    begin();
    untilItsEnd();
  };
  untilItsEnd();
  if (isFollowed || importFile === undefined) return;
  prototype.importFile = function (...args) {
    prototype[FOLLOWED]?.();
    return importFile.apply(this, args);
  };
}

/** The path of the file that Vitest has begun with. */
function presentFile(): string {
  return (globalThis as { __vitest_worker__?: { readonly filepath?: string } }).__vitest_worker__?.filepath ?? '';
}
