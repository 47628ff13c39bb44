import { checkOptions } from '../options/check-options';
import { places } from '../options/places';
import { runId } from '../system/process/run-id';
import { worldBehind, type TestWorld } from '../testing/world/test-world';
import type { Sqs } from '../world/sqs';
import { currentTestName } from '../system/runner/current-test-name';
import { createFindings, type Findings, type NotComparable, type ShadowDifference } from './findings';
import { createIdentifierPairs } from './identifier-pairs';
import { shadowBackend } from './shadow-backend';
import { ShadowFollower } from './shadow-follower';
import { shadowEndpoint, type ShadowOptions } from './shadow-options';
import { shadowReport } from './shadow-report';
import { createStepLine, type StepLine } from './step-line';
import { createTwinNames } from './twin-names';
import { TwinQueues } from './twin-queues';
import { snapshotOf, watchWorld } from './watch-world';

/** Calls are being compared with a backend. */
export interface Shadowing extends AsyncDisposable {
  /** Found so far, oldest first; calls of which the backend was not asked yet are not in it. */
  readonly differences: readonly ShadowDifference[];
  /** Calls that cannot be compared, each with the reason. */
  readonly notComparable: readonly NotComparable[];
  /** How many calls were compared. */
  readonly compared: number;
  /**
   * Waits until the backend has been asked of every call, and tells each difference once.
   *
   * @throws Error with all differences since it was last asked, or when the backend does not answer
   */
  verify(): Promise<void>;
  /** Ends it, and deletes what was made on the backend. Does not verify. Stopping again does nothing. */
  stop(): Promise<void>;
}

/**
 * Asks a real backend the same as the mock is asked, in the same order, and compares the answers.
 *
 * The code under test gets the mock's answer, and does not wait for the backend. Queues, messages and resets of the test itself are
 * repeated on the backend, under names that no other world uses. `await using` verifies at the end of the block.
 *
 * @param sqs - what `createSqs()` returned, or the `sqs` of `msw-sqs/jest` or `msw-sqs/vitest`
 * @param backend - the URL of LocalStack, ElasticMQ or another implementation of SQS that checks no signatures
 * @throws TypeError for what is no `sqs`, no URL, or Amazon SQS itself
 *
 * @example
 * const shadowing = shadow(sqs, 'http://127.0.0.1:4566');
 * afterEach(() => shadowing.verify());
 * afterAll(() => shadowing.stop());
 */
export function shadow(sqs: Sqs, backend: string | ShadowOptions): Shadowing {
  if (typeof backend !== 'string') checkOptions(places.shadow, backend);
  const { endpoint, accept = [], testName = currentTestName } = typeof backend === 'string' ? { endpoint: backend } : backend;
  const url = shadowEndpoint(endpoint);
  const world = worldBehind(sqs)?.world;
  if (world === undefined)
    throw new TypeError('shadow() takes what createSqs() returned, or the sqs of msw-sqs/jest, as its first argument.');
  const connection = shadowBackend(url);
  const names = createTwinNames(`shadow-${runId()}`);
  const twins = new TwinQueues(connection, names, sqs.accountId);
  const findings = createFindings(accept);
  const follower = new ShadowFollower({ backend: connection, twins, names, pairs: createIdentifierPairs(), findings, handles: new Map() });
  const line = createStepLine((error) => follower.fail(error));
  const stopWatching = watchWorld(world, follower, { line, testName: () => testName() });
  takeOver(world, follower, line);
  return new WorldShadowing({ url, findings, follower, line, stopWatching });
}

/** What the world holds already. */
function takeOver(world: TestWorld, follower: ShadowFollower, line: StepLine): void {
  const nowMs = world.nowMs();
  const queues = Array.from(world.all(), (queue) => {
    return { snapshot: snapshotOf(queue), messages: queue.messages(nowMs).map((stored) => ({ ...stored })) };
  });
  for (const { snapshot } of queues) line.add(() => follower.takeOver(snapshot));
  for (const { snapshot, messages } of queues) line.add(() => follower.takeOverMessages(snapshot, messages, nowMs));
}

interface Parts {
  readonly url: string;
  readonly findings: Findings;
  readonly follower: ShadowFollower;
  readonly line: StepLine;
  readonly stopWatching: () => void;
}

class WorldShadowing implements Shadowing {
  readonly #parts: Parts;
  /** What was told already. */
  #told = { differences: 0, notComparable: 0, compared: 0 };
  #stopped: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get differences(): readonly ShadowDifference[] {
    return this.#parts.findings.differences;
  }

  get notComparable(): readonly NotComparable[] {
    return this.#parts.findings.notComparable;
  }

  get compared(): number {
    return this.#parts.findings.compared;
  }

  async verify(): Promise<void> {
    await this.#parts.line.drained();
    const { failure } = this.#parts.follower;
    if (failure !== undefined) throw failure;
    const since = this.#told;
    this.#told = { differences: this.differences.length, notComparable: this.notComparable.length, compared: this.compared };
    if (this.#told.differences === since.differences) return;
    throw new Error(
      shadowReport({
        endpoint: this.#parts.url,
        differences: this.differences.slice(since.differences),
        notComparable: this.notComparable.slice(since.notComparable),
        compared: this.compared - since.compared,
      }),
    );
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.verify();
    } finally {
      await this.stop();
    }
  }

  async #stop(): Promise<void> {
    const { stopWatching, line, follower } = this.#parts;
    stopWatching();
    line.add(() => follower.emptied());
    await line.drained();
    follower.close();
  }
}
