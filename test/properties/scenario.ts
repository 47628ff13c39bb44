import { fc } from '../fast-check';
import { operations } from './operations';
import type { Administration, Step } from './played-model';

const queue = fc.nat({ max: 2 });
const key = fc.constantFrom('team', 'cost centre', '__proto__');

function administration(fifo: boolean): fc.Arbitrary<Administration> {
  const scope = fc.record({
    do: fc.constant('attribute' as const),
    queue,
    name: fc.constant('DeduplicationScope'),
    value: fc.constantFrom('queue', 'messageGroup'),
  });
  return fc.oneof(
    fc.record({ do: fc.constant('tag' as const), queue, key, value: fc.string({ maxLength: 3 }) }),
    fc.record({ do: fc.constant('untag' as const), queue, key }),
    fc.record({ do: fc.constant('delete queue' as const), queue }),
    fc.record({ do: fc.constant('create queue' as const), queue }),
    fc.record({ do: fc.constant('cancel task' as const), queue }),
    fc.record({ do: fc.constant('lose answer' as const), queue, attempt: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }) }),
    ...(fifo ? [scope] : []),
  );
}

/** Operations on three queues with a little administration in between. */
export function scenario(fifo: boolean): fc.Arbitrary<Step[]> {
  const placed = fc.array(fc.tuple(fc.nat({ max: 45 }), administration(fifo)), { maxLength: 4 });
  return fc.tuple(operations({ queues: 3, fifo, polls: true }), placed).map(([steps, others]) => {
    const all: Step[] = [...steps];
    for (const [at, other] of others) all.splice(at, 0, other);
    return all;
  });
}
