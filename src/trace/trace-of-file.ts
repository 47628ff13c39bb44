import { relative, resolve } from 'node:path';
import { realFiles } from '../system/process/real-files';
import { notice } from '../system/process/notice';
import type { TestWorld } from '../testing/world/test-world';
import type { TraceData, TraceWorld } from '../page/trace/trace-data';
import { broughtWorlds } from './brought-worlds';
import { addLine, failureText } from './failure-text';
import { traceFileName, TRACES } from './trace-file-name';
import { traceOfWorld } from './trace-of-world';
import { findingsIn, writePage } from './write-trace';

/** A test that has run, and what is known of it. */
export interface TracedTest {
  /** With the names of the groups around it. */
  readonly name: string;
  readonly file: string | undefined;
  /** Why it failed; empty when it passed. */
  readonly errors: readonly unknown[];
  /** Adds a line to what the runner says about an error that is none of JavaScript's. @returns whether it could */
  readonly tell?: ((line: string) => boolean) | undefined;
  /** Whether it used a world, which was opened in this place. */
  readonly used: (place: object) => boolean;
}

/** Writes pages of the tests of a file. */
export interface TraceOfFile {
  /** Something has asked for a world; `place` is what `used` is asked about. */
  opened(world: TestWorld, place: object): void;
  /** Nothing more will happen in it. */
  left(world: TestWorld): void;
  /** A test begins. */
  begin(): void;
  finish(test: TracedTest): void;
}

/** A world, and what was in it before somebody emptied it while a test ran. */
interface UsedWorld {
  readonly world: TestWorld;
  readonly place: object;
  emptied: TraceWorld | undefined;
  isLeft: boolean;
}

/** What the variable may say in another way. */
const SHORT: Readonly<Record<string, string>> = { '1': 'on-failure', true: 'on-failure', '0': 'off', false: 'off' };
/** An exploration has hundreds of worlds: the newest are kept in memory. */
const MOST_LEFT = 4;

/**
 * The traces of a test file.
 *
 * @param mode - `on-failure` or `always`; or `off`, or what stands for one of them in the environment
 * @throws TypeError for another mode
 */
export function traceOfFile(mode: string): TraceOfFile {
  const means = SHORT[mode] ?? mode;
  if (!['off', 'on-failure', 'always'].includes(means))
    throw new TypeError(`MSW_SQS_TRACE must be on-failure, always, or off, but is "${mode}". Write: MSW_SQS_TRACE=on-failure npx jest`);
  return means === 'off' ? { opened() {}, left() {}, begin() {}, finish() {} } : new FileTraces(means === 'always');
}

class FileTraces implements TraceOfFile {
  readonly #always: boolean;
  /** A test may go elsewhere. */
  readonly #folder = resolve();
  #used: UsedWorld[] = [];
  #running = 0;
  readonly #written = new Set<string>();

  constructor(always: boolean) {
    this.#always = always;
  }

  opened(world: TestWorld, place: object): void {
    const used: UsedWorld = { world, place, emptied: undefined, isLeft: false };
    this.#used.push(used);
    world.onEmptied(() => {
      // Between tests everything is emptied.
      if (this.#running > 0 && hasHappened(world)) used.emptied = traceOfWorld(world, 'SQS');
    });
  }

  left(world: TestWorld): void {
    for (const used of this.#used) if (used.world === world) used.isLeft = true;
    const left = this.#used.filter(({ isLeft, world }) => isLeft && hasHappened(world)).slice(-MOST_LEFT);
    this.#used = this.#used.filter((used) => !used.isLeft || left.includes(used));
  }

  begin(): void {
    this.#running++;
  }

  finish(test: TracedTest): void {
    const { errors, used } = test;
    this.#running--;
    const mine = this.#used.filter(({ place }) => used(place));
    const name = traceFileName(test.file, test.name);
    const path = resolve(this.#folder, name);
    const data = errors.length > 0 || this.#always ? traceOf(test, mine) : undefined;
    if (data !== undefined) {
      this.#written.add(path);
      const line = this.#write(path, data) ?? `Trace of SQS: ${name}`;
      if (errors.length > 0) tell(test, line);
    } else if (!this.#written.has(path)) realFiles().rmSync(path, { force: true });
    for (const world of mine) world.emptied = undefined;
    this.#used = this.#used.filter((world) => !(world.isLeft && mine.includes(world)));
  }

  /** Writes a trace. @returns why that failed: the test must not fail for it */
  #write(path: string, data: Omit<TraceData, 'version'>): string | undefined {
    try {
      writePage(path, data);
      realFiles().writeFileSync(resolve(this.#folder, TRACES, '.gitignore'), '*\n');
      return undefined;
    } catch (error) {
      return `The trace of SQS could not be written: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

/** `undefined` for a test that had nothing to do with SQS. */
function traceOf({ name: title, file, errors }: TracedTest, used: readonly UsedWorld[]): Omit<TraceData, 'version'> | undefined {
  const brought = broughtWorlds(errors);
  const worlds = brought?.worlds ?? worldsOf(used);
  if (worlds.length === 0) return undefined;
  const looked = brought === undefined ? used.filter(({ emptied }) => emptied === undefined) : [];
  return {
    title,
    file: file && relative('', file),
    outcome: errors.length > 0 ? 'failed' : 'passed',
    failures: brought?.failures ?? errors.map(failureText),
    worlds,
    compared: brought?.compared ?? false,
    findings: looked.flatMap(({ world }) => findingsIn(world)),
  };
}

/** What happened in the worlds of a test; the one with the most calls first. */
function worldsOf(used: readonly UsedWorld[]): TraceWorld[] {
  const worlds = used.flatMap(({ world, emptied }) => (hasHappened(world) ? [traceOfWorld(world, 'SQS')] : (emptied ?? [])));
  if (worlds.length < 2) return worlds;
  return worlds.sort((a, b) => b.calls.length - a.calls.length).map((world, index) => ({ ...world, name: `World ${index + 1}` }));
}

/** Whether anything was done with the queues but to make them. */
function hasHappened({ journal, calls }: TestWorld): boolean {
  return calls.calls.length > 0 || journal.events.some(({ kind }) => kind !== 'queueCreated');
}

/** In the failure's own text where its runner takes it from there, and otherwise beside what it prints. */
function tell({ errors, tell: add }: TracedTest, line: string): void {
  if (!errors.some((error) => addLine(error, line)) && add?.(line) !== true) notice(line);
}
