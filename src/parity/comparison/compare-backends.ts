import { runId } from '../../system/process/run-id';
import { stopwatch } from '../../system/time/stopwatch';
import { abortable } from '../../system/process/abortable';
import { mock } from '../../backends/mock';
import type { Behaviour } from '../scenario/behaviour';
import type { BackendChoice, StartedBackend } from '../../backends/started-backend';
import { compareBehaviour, type Sides } from './compare-behaviour';
import type { ComparedBehaviour, Comparison } from './comparison';
import { inParallel } from './in-parallel';
import { selectBehaviours, type BehaviourFilter } from './select-behaviours';

/** What to hold against what. */
export interface CompareOptions {
  /** As in `localStack()`, or `endpoint('http://127.0.0.1:9324')`. */
  readonly backend: BackendChoice;
  /** What it is held against. Default: the mock. */
  readonly reference?: BackendChoice | undefined;
  /** Default: all of the catalogue. */
  readonly filter?: BehaviourFilter | undefined;
  /** How many behaviours are tried at a time, 1 or more. Default 16: most of the time is spent waiting. */
  readonly concurrency?: number | undefined;
  /** After how many seconds a behaviour is given up. Default 90. */
  readonly timeLimitSeconds?: number | undefined;
  /** Told of each behaviour that is done. */
  readonly onProgress?: ((progress: CompareProgress) => void) | undefined;
  /** Ends it early: what was started is stopped, and the comparison fails. */
  readonly signal?: AbortSignal | undefined;
}

/** How far a comparison is. */
export interface CompareProgress {
  readonly done: number;
  readonly total: number;
  readonly result: ComparedBehaviour;
}

/**
 * Tries the catalogue of SQS' behaviours on two backends, and tells where they differ.
 *
 * @throws Error when a backend cannot be started, and the reason of `signal`
 *
 * @example
 * const { results } = await compareBackends({ backend: endpoint('http://127.0.0.1:9324') });
 * const different = results.filter(({ outcome }) => outcome === 'differs');
 */
export async function compareBackends(options: CompareOptions): Promise<Comparison> {
  const { backend, reference = mock({ clock: 'virtual', strict: true, seed: 1 }), filter, signal } = options;
  const { CATALOGUE } = await import('../catalogue');
  const elapsed = stopwatch();
  const started: StartedBackend[] = [];
  try {
    for (const choice of [reference, backend]) {
      signal?.throwIfAborted();
      started.push(await choice.start());
    }
    const [first, second] = started as [StartedBackend, StartedBackend];
    const results = await compareAll(selectBehaviours(CATALOGUE, filter), { reference: first, backend: second }, options);
    return { reference: first.name, backend: second.name, results, milliseconds: elapsed() };
  } finally {
    await Promise.all(started.map((each) => each.stop()));
  }
}

type StartedSides = Readonly<Record<keyof Sides, StartedBackend>>;

async function compareAll(behaviours: readonly Behaviour[], sides: StartedSides, options: CompareOptions): Promise<ComparedBehaviour[]> {
  const { concurrency = 16, timeLimitSeconds = 90, onProgress, signal } = options;
  const id = runId();
  const results = new Map<Behaviour, ComparedBehaviour>();
  let queues = 0;

  const compare = async (behaviour: Behaviour): Promise<void> => {
    signal?.throwIfAborted();
    const elapsed = stopwatch();
    const apart = { reference: apartOf(sides.reference), backend: apartOf(sides.backend) };
    // All of one length: some scenarios sort names.
    const uniqueId = (): string => `${id}-${String(++queues).padStart(5, '0')}`;
    const compared = await compareBehaviour(behaviour, apart, { uniqueId, timeLimitSeconds });
    const result = { ...compared, milliseconds: elapsed() };
    results.set(behaviour, result);
    onProgress?.({ done: results.size, total: behaviours.length, result });
  };
  await abortable(inParallel(behaviours, concurrency, compare), signal);
  return behaviours.map((behaviour) => results.get(behaviour)!);
}

function apartOf(backend: StartedBackend) {
  return backend.apart?.() ?? backend;
}
