import { figuresOf, type Figure } from '../figures';
import { startLoadGenerator, type DepthResult, type Effort, type LoadGenerator, type PhaseResult } from './load-generator';
import { LIMIT, startServer, type Contestant, type RunningServer } from './servers';

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

/** Starts servers, loads them in turn, and ends them. */
export async function measureServers(contestants: readonly Contestant[], plan: HttpPlan): Promise<Figure[]> {
  const servers: RunningServer[] = [];
  const load = startLoadGenerator(plan.node);
  try {
    plan.progress(`starting ${contestants.map(({ name }) => name).join(', ')}`);
    for (const contestant of contestants) servers.push(await startServer(contestant));
    const figures: Figure[] = [];
    for (const phase of plan.phases) {
      figures.push(...(phase === DEPTH ? await measureDepth(servers, load, plan) : await measurePhase(phase, servers, load, plan)));
    }
    return figures;
  } finally {
    load.stop();
    for (const server of servers) server.stop();
  }
}

async function measurePhase(phase: Phase, servers: readonly RunningServer[], load: LoadGenerator, plan: HttpPlan): Promise<Figure[]> {
  const { effort, relativeTo, progress } = plan;
  const rounds = new Map<string, PhaseResult[]>(servers.map(({ name }) => [name, []]));
  // What the first round shows is how engines warm up.
  for (let round = 0; round <= effort.rounds; round++) {
    progress(round === 0 ? `${PHASES[phase]}: warming up` : `${PHASES[phase]}: round ${round} of ${effort.rounds}`);
    for (const server of servers) {
      const result = await load.phase(phase, server, effort);
      if (round > 0) rounds.get(server.name)!.push(result);
    }
  }
  const measured = (key: keyof PhaseResult) => new Map([...rounds].map(([name, results]) => [name, results.map((result) => result[key])]));
  const topic = PHASES[phase];
  return [
    ...figuresOf({ topic, measure: 'messages', unit: '/s', relativeTo }, measured('perSecond')),
    ...figuresOf({ topic, measure: '99th percentile', unit: 'ms' }, measured('p99Ms')),
    ...figuresOf({ topic, measure: 'CPU per message', unit: 'µs' }, measured('cpuUs')),
  ];
}

async function measureDepth(servers: readonly RunningServer[], load: LoadGenerator, { effort, progress }: HttpPlan): Promise<Figure[]> {
  const depths = new Map<string, DepthResult[]>();
  for (const server of servers) {
    if (server.name === LIMIT) continue;
    progress(`${DEPTH_TOPIC}: ${server.name}`);
    depths.set(server.name, [await load.depth(server, effort)]);
  }
  const measured = (key: keyof DepthResult) => new Map([...depths].map(([name, results]) => [name, results.map((result) => result[key])]));
  const topic = DEPTH_TOPIC;
  return [
    ...figuresOf({ topic, measure: 'with 5,000', unit: 'µs' }, measured('fewUs')),
    ...figuresOf({ topic, measure: 'with 100,000', unit: 'µs' }, measured('manyUs')),
    ...figuresOf({ topic, measure: 'memory with all of them', unit: 'MB' }, measured('megabytes')),
  ];
}
