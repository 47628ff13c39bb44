import type { Measured } from '../bench';
import { figuresOf, type Figure } from '../figures';
import { whyMissing } from '../why-missing';
import { startLoadGenerator, type DepthResult, type Effort, type LoadGenerator, type PhaseResult } from './load-generator';
import { LIMIT, OURS, startServer, type Contestant, type RunningServer } from './servers';

/** What the phases are, by name. */
export const PHASES = {
  'send-1': 'SendMessage, 1 connection',
  'send-32': 'SendMessage, 32 connections',
  batch: 'SendMessageBatch of 10, 4 connections',
  drain: 'Receives and DeleteMessageBatch of 10, 4 connections',
  'ping-pong': 'A send wakes a waiting poll, and a delete',
  'fifo-ping-pong': 'The same on a FIFO queue',
} as const;

/** The phase that fills queues. */
export const DEPTH = 'depth';
export const DEPTH_TOPIC = 'A receive and a delete with many messages waiting';

/** The name of a phase. */
export type Phase = keyof typeof PHASES;

export interface HttpEffort extends Effort {
  readonly rounds: number;
}

export const FULL: HttpEffort = { rounds: 5, ms: 600, drained: 8_000, turns: 24 };
export const QUICK: HttpEffort = { rounds: 1, ms: 200, drained: 1_000, turns: 4 };

/** What is to be done to servers, and how. */
export interface HttpPlan {
  /** The program that runs the load generator. */
  readonly node: string;
  readonly phases: readonly (Phase | typeof DEPTH)[];
  readonly effort: HttpEffort;
  /** The server that the others are held against. */
  readonly relativeTo: string;
  progress(text: string): void;
}

/**
 * Starts servers, loads them in turn, and ends them. A peer that does not start, or fails, is left out from then on, and named.
 *
 * @throws Error when this package's server fails, or the one that others are held against
 */
export async function measureServers(contestants: readonly Contestant[], plan: HttpPlan): Promise<Measured> {
  const field = new Field(plan);
  const load = startLoadGenerator(plan.node);
  try {
    for (const contestant of contestants) await field.start(contestant);
    const figures: Figure[] = [];
    for (const phase of plan.phases)
      figures.push(...(await (phase === DEPTH ? measureDepth(field, load) : measurePhase(phase, field, load))));
    return { figures, missing: field.missing };
  } finally {
    load.stop();
    await Promise.all(field.servers.map((server) => server.stop()));
  }
}

/** The servers that run. */
class Field {
  readonly missing: Record<string, string> = {};
  readonly plan: HttpPlan;
  servers: readonly RunningServer[] = [];

  constructor(plan: HttpPlan) {
    this.plan = plan;
  }

  async start(contestant: Contestant): Promise<void> {
    this.plan.progress(`starting ${contestant.name}`);
    await this.#unlessPeer(contestant.name, async () => {
      this.servers = [...this.servers, await startServer(contestant)];
    });
  }

  /** Asks something of each server, one after another. */
  async each<Result>(ask: (server: RunningServer) => Promise<Result>, take: (name: string, result: Result) => void): Promise<void> {
    for (const server of this.servers) await this.#unlessPeer(server.name, async () => take(server.name, await ask(server)));
  }

  async #unlessPeer(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (name.startsWith(OURS) || name === this.plan.relativeTo) throw error;
      this.missing[name] = whyMissing(error);
      await this.servers.find((server) => server.name === name)?.stop();
      this.servers = this.servers.filter((server) => server.name !== name);
    }
  }
}

async function measurePhase(phase: Phase, field: Field, load: LoadGenerator): Promise<Figure[]> {
  const { effort, relativeTo, progress } = field.plan;
  const rounds = new Map<string, PhaseResult[]>(field.servers.map(({ name }) => [name, []]));
  // What the first round shows is how engines warm up.
  for (let round = 0; round <= effort.rounds; round++) {
    progress(round === 0 ? `${PHASES[phase]}: warming up` : `${PHASES[phase]}: round ${round} of ${effort.rounds}`);
    await field.each(
      (server) => load.phase(phase, server, effort),
      (name, result) => round > 0 && rounds.get(name)!.push(result),
    );
  }
  const measured = (key: keyof PhaseResult) => new Map([...rounds].map(([name, results]) => [name, results.map((result) => result[key])]));
  const topic = PHASES[phase];
  return [
    ...figuresOf({ topic, measure: 'messages', unit: '/s', relativeTo }, measured('perSecond')),
    ...figuresOf({ topic, measure: '99th percentile', unit: 'ms' }, measured('p99Ms')),
    ...figuresOf({ topic, measure: 'CPU per message', unit: 'µs', relativeTo }, measured('cpuUs')),
  ];
}

async function measureDepth(field: Field, load: LoadGenerator): Promise<Figure[]> {
  const { effort, progress } = field.plan;
  const depths = new Map<string, DepthResult>();
  await field.each(
    async (server) => {
      // It keeps no messages.
      if (server.name === LIMIT) return undefined;
      progress(`${DEPTH_TOPIC}: ${server.name}`);
      return load.depth(server, effort);
    },
    (name, result) => result !== undefined && depths.set(name, result),
  );
  const measured = (key: keyof DepthResult) => new Map([...depths].map(([name, result]) => [name, [result[key]]]));
  const topic = DEPTH_TOPIC;
  return [
    ...figuresOf({ topic, measure: 'with 5,000', unit: 'µs' }, measured('fewUs')),
    ...figuresOf({ topic, measure: 'with 100,000', unit: 'µs' }, measured('manyUs')),
    ...figuresOf({ topic, measure: 'memory with all of them', unit: 'MB' }, measured('megabytes')),
  ];
}
