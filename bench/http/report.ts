import type { DepthResult, PhaseResult } from './load-generator';
import { LIMIT } from './servers';

/** What the phases are, by name. */
export const PHASES = {
  'send-1': 'SendMessage, 1 connection',
  'send-32': 'SendMessage, 32 connections',
  batch: 'SendMessageBatch of 10, 4 connections',
  drain: 'ReceiveMessage and DeleteMessageBatch of 10, 4 connections',
  'ping-pong': 'a send wakes a waiting poll, and a delete',
  'fifo-ping-pong': 'the same on a FIFO queue',
} as const;

/** The name of a phase. */
export type Phase = keyof typeof PHASES;

/** Prints a phase: all servers, the medians of their rounds, and what part of the limit each reaches. */
export function printPhase(phase: Phase, rounds: ReadonlyMap<string, readonly PhaseResult[]>): void {
  console.log(`\n${phase}: ${PHASES[phase]}`);
  const limit = rounds.get(LIMIT);
  console.table(
    Object.fromEntries(
      [...rounds].map(([server, results]) => [
        server,
        {
          'messages/s': Math.round(medianOf(results, 'perSecond')).toLocaleString('en'),
          'of the limit': limit === undefined ? '' : ratioByRound(results, limit),
          'p99 ms': medianOf(results, 'p99Ms').toFixed(2),
          'µs of CPU': medianOf(results, 'cpuUs').toFixed(1),
        },
      ]),
    ),
  );
}

/** Prints what many waiting messages cost each server. */
export function printDepth(depths: ReadonlyMap<string, DepthResult>): void {
  console.log('\ndepth: a receive and a delete with 5,000 and with 100,000 messages waiting, memory with all of them');
  console.table(
    Object.fromEntries(
      [...depths].map(([server, { megabytes, fewUs, manyUs }]) => [
        server,
        {
          'µs at 5,000': Math.round(fewUs),
          'µs at 100,000': Math.round(manyUs),
          ratio: (manyUs / fewUs).toFixed(2),
          'memory MB': Math.round(megabytes),
        },
      ]),
    ),
  );
}

/** The median of ratios taken side by side: noise that lasts longer than a round falls out. */
function ratioByRound(results: readonly PhaseResult[], limit: readonly PhaseResult[]): string {
  return median(results.map(({ perSecond }, round) => perSecond / limit[round]!.perSecond)).toFixed(2);
}

function medianOf(results: readonly PhaseResult[], key: keyof PhaseResult): number {
  return median(results.map((result) => result[key]));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
