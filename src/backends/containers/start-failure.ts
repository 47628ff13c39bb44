import type { ContainerRuntimeClient } from 'testcontainers';
import type { ContainerKind } from './container-kind';
import { containerLogs } from './container-logs';

const LOG_LINES = 30;

/**
 * The error that tells why a container could not be started, with the end of its log.
 *
 * @param id - the container, if there is one already
 */
export async function startFailure(
  kind: ContainerKind,
  { engine, id, cause }: { readonly engine: ContainerRuntimeClient; readonly id: string | undefined; readonly cause: unknown },
): Promise<Error> {
  const exitCode = id === undefined ? undefined : await exitCodeOf(engine, id);
  const log = id === undefined ? '' : await containerLogs(engine, id, LOG_LINES).catch(() => '');
  const message = cause instanceof Error ? cause.message.trim() : String(cause);
  const reason = exitCode === undefined ? message : `it ended by itself, with exit code ${exitCode}`;
  const advice = exitCode === undefined ? undefined : kind.explainExit(exitCode);
  const lines = [
    `Failed to start ${kind.title} (${kind.image}): ${reason}.`,
    ...(advice === undefined ? [] : [advice]),
    ...(log.trim() === '' ? [] : ['The end of its log:', log.trimEnd().replace(/^/gm, '  | ')]),
  ];
  return new Error(lines.join('\n'), { cause });
}

/** @returns `undefined` while it runs, or has not begun to */
async function exitCodeOf(engine: ContainerRuntimeClient, id: string): Promise<number | undefined> {
  try {
    const { Status, ExitCode } = (await engine.container.getById(id).inspect()).State;
    return Status === 'exited' || Status === 'dead' ? ExitCode : undefined;
  } catch {
    return undefined;
  }
}
