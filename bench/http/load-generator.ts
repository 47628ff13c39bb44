import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { RunningServer } from './servers';

/** What one round of a phase showed. */
export interface PhaseResult {
  /** Messages per second. */
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Microseconds of the server's CPU time per message; NaN where the system does not tell. */
  readonly cpuUs: number;
}

/** What many waiting messages do to a server. */
export interface DepthResult {
  /** Resident memory with 105,000 messages waiting. */
  readonly megabytes: number;
  /** Microseconds for a receive and a delete with 5,000 waiting. */
  readonly fewUs: number;
  /** The same with 100,000 waiting. */
  readonly manyUs: number;
}

/** How long the pieces of a run are. */
export interface Effort {
  /** Of a phase that goes on for a time. */
  readonly ms: number;
  /** Messages of the phase that goes on for a number of them. */
  readonly drained: number;
  /** How often few and many waiting messages take turns. */
  readonly turns: number;
}

/** The process that loads servers: one for all of them, so that each meets the same. */
export interface LoadGenerator {
  phase(name: string, server: RunningServer, effort: Effort): Promise<PhaseResult>;
  depth(server: RunningServer, effort: Effort): Promise<DepthResult>;
  stop(): void;
}

/** Starts the process that loads servers. */
export function startLoadGenerator(node: string): LoadGenerator {
  const child = fork(resolve('bench', 'http', 'load.mjs'), { execPath: node, execArgv: [] });
  const ask = async (job: object): Promise<unknown> => {
    child.send(job);
    const [{ result, error }] = (await once(child, 'message')) as [{ result?: unknown; error?: string }];
    if (error !== undefined) throw new Error(error);
    return result;
  };
  const of = ({ port, pid, name }: RunningServer, job: object): Promise<unknown> =>
    ask({ port, pid, ...job }).catch((error: Error) => {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    });
  return {
    phase: (name, server, { ms, drained }) => of(server, { job: 'phase', name, ms, drained }) as Promise<PhaseResult>,
    depth: (server, { turns }) => of(server, { job: 'depth', turns }) as Promise<DepthResult>,
    stop: () => void child.kill(),
  };
}
