import type { ContainerRuntimeClient, GenericContainer, StartedTestContainer } from 'testcontainers';
import { durationMs } from '../../system/time/duration';
import { engineEnvironment } from '../../system/process/engine-environment';
import { environmentDefaults } from '../../system/environment/environment';
import { realTimeout } from '../../system/time/real-timeout';
import { abortable } from '../../system/process/abortable';
import { containerEngine } from './container-engine';
import type { ContainerKind } from './container-kind';
import type { ContainerOptions } from './container-options';
import { definedContainer } from './defined-container';
import { firstAnswer } from './first-answer';
import { progress, reportTo, type Report } from './progress';
import { pullImage } from './pull-image';
import { removeAtExit } from './remove-at-exit';
import { removeContainer } from './remove-container';
import { requireTestcontainers, type Testcontainers } from './require-testcontainers';
import { runningContainer } from './running-container';
import { startFailure } from './start-failure';
import type { StartedContainer } from './started-container';

/** Starts a container, and waits until its SQS answers. @throws Error that says what to do, once the container is removed */
export async function startContainer(kind: ContainerKind, options: ContainerOptions): Promise<StartedContainer> {
  const { region = environmentDefaults().region, env, signal } = options;
  const limitMs = durationMs(options.startupTimeout ?? '2m');
  const reuse = options.reuse === true && engineEnvironment().mayReuse;
  const report = reportTo(options.onProgress);
  signal?.throwIfAborted();

  const testcontainers = requireTestcontainers(kind.neededBy);
  const engine = await abortable(containerEngine(testcontainers), signal);
  await abortable(pullImage(testcontainers, engine, kind.image, report), signal);
  const endProgress = progress(report, `starting ${kind.image}`);
  try {
    return await start({ kind, region, env, reuse, limitMs, signal, report, testcontainers, engine });
  } finally {
    endProgress();
  }
}

interface Start {
  readonly kind: ContainerKind;
  readonly region: string;
  readonly env: Readonly<Record<string, string>> | undefined;
  readonly reuse: boolean;
  readonly limitMs: number;
  readonly signal: AbortSignal | undefined;
  readonly report: Report;
  readonly testcontainers: Testcontainers;
  readonly engine: ContainerRuntimeClient;
}

async function start({ kind, region, env, reuse, limitMs, signal, report, testcontainers, engine }: Start): Promise<StartedContainer> {
  const ended = endOfStart(limitMs, signal);
  let created: string | undefined;
  const onCreated = (id: string): void => {
    created = id;
    ended.signal.throwIfAborted();
    endWith(ended, engine, id);
  };
  const remove = async (): Promise<void> => (created === undefined ? undefined : removeContainer(engine, created));
  const forget = reuse ? () => {} : removeAtExit(engine);

  const define = (reaper: boolean) => definedContainer(testcontainers, { kind, env, reuse, reaper, onCreated });
  const starting = startedOnce(define, { mayTryAgain: () => created === undefined && !ended.signal.aborted, report });
  try {
    const container = await abortable(starting, ended.signal);
    const endpoint = `http://${container.getHost()}:${container.getMappedPort(kind.port)}`;
    const answering = readyLine(kind, { testcontainers, engine, id: container.getId(), limitMs });
    await abortable(
      answering.then(() => firstAnswer({ endpoint, region }, ended.signal)),
      ended.signal,
    );
    return runningContainer({ kind, endpoint, region, engine, id: container.getId(), reuse, forget });
  } catch (cause) {
    const aborted = signal?.aborted === true && cause === signal.reason;
    const failure = aborted ? cause : await startFailure(kind, { engine, id: created, cause });
    ended.abort();
    await remove().catch(() => {});
    // Where Testcontainers is still about to create it, that comes to an end, too.
    void starting.then(remove, remove).then(forget, () => {});
    throw failure;
  } finally {
    ended.abort();
  }
}

/** Starts a container, without Testcontainers' reaper where that cannot be started: this package removes what it has started. */
async function startedOnce(
  define: (reaper: boolean) => GenericContainer,
  { mayTryAgain, report }: { readonly mayTryAgain: () => boolean; readonly report: Report },
): Promise<StartedTestContainer> {
  try {
    return await define(true).start();
  } catch (error) {
    if (!engineEnvironment().wantsReaper || !mayTryAgain()) throw error;
    report(`starting without Testcontainers' own reaper, Ryuk: ${error instanceof Error ? error.message.trim() : String(error)}`);
    return define(false).start();
  }
}

/** Is aborted when a start has to end, with the reason why; to be aborted when it has succeeded. */
function endOfStart(limitMs: number, signal: AbortSignal | undefined): AbortController {
  const ended = new AbortController();
  const cancel = realTimeout(limitMs, () => ended.abort(new Error(`SQS did not answer within ${limitMs / 1000} s`)));
  ended.signal.addEventListener('abort', cancel, { once: true });
  signal?.addEventListener('abort', () => ended.abort(signal.reason), { once: true, signal: ended.signal });
  return ended;
}

/** Ends a start with its container: one that ends by itself will never be ready. */
function endWith(ended: AbortController, engine: ContainerRuntimeClient, id: string): void {
  const options = { condition: 'next-exit', abortSignal: ended.signal } as const;
  const exit = engine.container.getById(id).wait(options) as Promise<unknown>;
  exit.then(
    () => ended.abort(new Error('it ended by itself')),
    () => {},
  );
}

async function readyLine(
  { readyLine }: ContainerKind,
  { testcontainers: { Wait, BoundPorts }, engine, id, limitMs }: Pick<Start, 'testcontainers' | 'engine' | 'limitMs'> & { id: string },
): Promise<void> {
  const wait = Wait.forLogMessage(readyLine).withStartupTimeout(limitMs);
  await wait.waitUntilReady(engine.container.getById(id), new BoundPorts());
}
