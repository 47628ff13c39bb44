import type { SqsCall } from '../testing/calls/call-log';
import type { TestWorld } from '../testing/world/test-world';
import type { TraceCall, TraceWorld } from '../page/trace/trace-data';
import { completeOpening } from './complete-opening';

/** What happened in a world until now. */
export function traceOfWorld(world: TestWorld, name: string): TraceWorld {
  const { journal, calls } = world;
  return {
    name,
    notes: [],
    opening: journal.dropped === 0 ? journal.opening : completeOpening(world),
    events: journal.events,
    droppedEvents: journal.dropped,
    droppedCalls: calls.dropped,
    calls: calls.calls.map(traceOfCall),
    endMs: world.nowMs(),
  };
}

function traceOfCall({ id, action, at, answeredAt, state, functionName, input, output, error }: SqsCall): TraceCall {
  const answered = error && { code: error.code, message: error.message };
  return { id, action, at, answeredAt, state, functionName, input, output, error: answered };
}
