import { arnsInEvents } from '../../testing/words/arns-in-events';
import { queueNames } from '../../testing/words/queue-names';
import type { ShownCall } from '../parts/shown-call';
import type { ShownStep } from '../parts/shown-step';
import { messageLives, type MessageLife } from './message-lives';
import { shownCalls } from './shown-calls';
import { stepInWords, type StepTelling } from './step-in-words';
import type { TraceData, TraceWorld } from './trace-data';
import { traceSteps, type TraceStep } from './trace-steps';
import { WorldAt } from './world-at';

/** A world, ready to be looked at. */
export interface TraceHistory {
  readonly world: TraceWorld;
  readonly steps: readonly TraceStep[];
  /** The same in words. */
  readonly shownSteps: readonly ShownStep[];
  readonly lives: ReadonlyMap<string, MessageLife>;
  readonly calls: readonly ShownCall[];
  readonly at: WorldAt;
  readonly telling: StepTelling;
}

const ENDS = { failed: 'the test failed', passed: 'the test passed', none: 'the trace was taken' } as const;

/** Makes a world ready to be looked at. */
export function traceHistory(world: TraceWorld, outcome: TraceData['outcome']): TraceHistory {
  const { opening, events, calls } = world;
  const arns = arnsInEvents([...opening, ...events]);
  const telling: StepTelling = {
    startMs: Math.min(events[0]?.atMs ?? Infinity, calls[0]?.at ?? Infinity, world.endMs),
    nameOf: queueNames(arns),
    manyQueues: arns.length > 1,
    end: world.ended ?? ENDS[outcome],
    endTone: world.ended === undefined && outcome === 'failed' ? 'bad' : 'other',
  };
  const steps = traceSteps(world);
  const shownSteps = steps.map((step) => stepInWords(step, telling));
  return {
    world,
    steps,
    shownSteps,
    lives: messageLives(opening, steps),
    calls: shownCalls(world, steps, telling),
    at: new WorldAt(opening, steps),
    telling,
  };
}
