import { namesInstead, nearNames } from '../words/near-names';
import type { DifferingTest } from './differing-test';
import type { Hearing, Judge, TestTitle } from './runners/judge';

/** The differences that are accepted on one backend. */
export interface AcceptedDifferences extends Judge {
  /**
   * To be called when all tests have run.
   *
   * @throws Error when one is about a test that does not exist, or has vanished and the test that shows it could not be failed
   */
  verify(hearing: Hearing): void;
}

/** What it needs to judge. */
export interface AcceptedDifferencesOptions {
  /** The contract on this backend: `orders contract on elasticmq`. */
  readonly block: string;
  readonly accepted: readonly DifferingTest[];
  readonly notice: (text: string) => void;
}

/** Judges the tests on one backend. */
export function acceptedDifferences({ block, accepted, notice }: AcceptedDifferencesOptions): AcceptedDifferences {
  return {
    difference: (title) => accepted.find(({ test }) => isNamed(title, test)),
    failed({ reason }, { full }, error) {
      notice(`${block}: "${full}" differs, as accepted: ${reason} (${firstLine(error)})`);
    },
    passed({ backend, test, reason }, { full }) {
      return new Error(
        `"${full}" passes on ${backend} now, although it is accepted that it fails there (${reason}). ` +
          `Remove { backend: '${backend}', test: ${printed(test)}, … } from accept${test instanceof RegExp ? ', or let it match fewer tests' : ''}.`,
      );
    },
    verify({ titles, unsaid }) {
      const [vanished] = unsaid();
      if (vanished !== undefined) throw vanished;
      const known = titles();
      const missing = known && accepted.find(({ test }) => !known.some((title) => isNamed(title, test)));
      if (missing !== undefined) throw new Error(noSuchTest(missing, known!, block));
    },
  };
}

function isNamed({ own, full }: TestTitle, test: string | RegExp): boolean {
  if (typeof test === 'string') return test === own || test === full;
  test.lastIndex = 0;
  return test.test(full);
}

function noSuchTest({ backend, test }: DifferingTest, titles: readonly TestTitle[], block: string): string {
  const known = titles.map(({ full }) => full);
  const near = typeof test === 'string' ? nearNames(test, known) : [];
  const quoted = (names: readonly string[]): string[] => names.map((title) => `"${title}"`);
  const hint = namesInstead(quoted(near), quoted(known));
  return `${block}: accept names the test ${printed(test)} for ${backend}, but there is none like that. ${hint}`;
}

function printed(test: string | RegExp): string {
  return typeof test === 'string' ? JSON.stringify(test) : String(test);
}

/** What an error says first; assertions begin with what they are, which the title tells already. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String((error as { message?: unknown } | undefined)?.message ?? error);
  const lines = stripped(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.find((line) => !line.startsWith('expect(')) ?? lines[0] ?? 'an error without a message';
}

/** Without the colours that assertions print in. */
function stripped(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001B\[[\d;]*m/g, '');
}
