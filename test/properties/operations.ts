import { fc } from '../fast-check';

/** One step of a scenario. Numbers without a unit are picks: the n-th of what there is, modulo how many there are. */
export type Operation =
  | {
      readonly do: 'send';
      readonly queue: number;
      readonly group: number;
      readonly dedup: number | undefined;
      readonly delay?: number | undefined;
    }
  | {
      readonly do: 'receive';
      readonly queue: number;
      readonly max: number;
      readonly timeout: number | undefined;
      readonly attempt?: string | undefined;
    }
  | {
      readonly do: 'poll';
      readonly max: number;
      readonly timeout: number | undefined;
      readonly wait: number;
      readonly attempt?: string | undefined;
    }
  | { readonly do: 'giveUp'; readonly poll: number }
  /** The last receive never reached who asked. */
  | { readonly do: 'takeBack' }
  | { readonly do: 'delete'; readonly handle: number; readonly queue?: number | undefined }
  | { readonly do: 'change'; readonly handle: number; readonly timeout: number; readonly queue?: number | undefined }
  | { readonly do: 'garbage'; readonly queue: number }
  | { readonly do: 'purge'; readonly queue: number }
  | { readonly do: 'set'; readonly queue: number; readonly name: 'visibilityTimeout' | 'delay' | 'retention'; readonly to: number }
  | { readonly do: 'redrive'; readonly queue: number; readonly to: number | undefined; readonly max: number }
  | { readonly do: 'move'; readonly queue: number; readonly to: number | undefined; readonly perSecond: number | undefined }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'look' };

/** What scenarios are made of. */
export interface Scope {
  readonly queues: number;
  readonly fifo: boolean;
  readonly polls: boolean;
}

const small = (max: number): fc.Arbitrary<number> => fc.nat({ max });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 2 });

const timeout = fc.constantFrom(0, 0, 1, 2, 5, 30, 3600, 43_200);
const duration = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(1000, 2000, 3000, 5000, 30_000) },
  { weight: 2, arbitrary: fc.nat({ max: 3000 }) },
  { weight: 1, arbitrary: fc.constantFrom(60_000, 299_999, 300_000, 3_600_000, 86_400_000, 345_600_000) },
);

/** Random steps of a scenario. */
export function operations({ queues, fifo, polls }: Scope): fc.Arbitrary<Operation[]> {
  const queue = small(queues - 1);
  const max = fc.constantFrom(1, 1, 2, 3, 10);
  const attempt = fifo ? maybe(fc.constantFrom('a', 'b')) : fc.constant(undefined);
  const handle = small(40);
  const elsewhere = fc.option(queue, { nil: undefined, freq: 12 });
  const step = (weight: number, arbitrary: fc.Arbitrary<Operation>) => ({ weight, arbitrary });

  const steps = [
    step(
      10,
      fc.record({
        do: fc.constant('send' as const),
        queue: small(Math.max(0, queues - 2)),
        group: small(3),
        dedup: fc.option(small(3), { nil: undefined, freq: 2 }),
        delay: fifo ? fc.constant(undefined) : maybe(fc.constantFrom(0, 1, 2, 60)),
      }),
    ),
    step(8, fc.record({ do: fc.constant('receive' as const), queue, max, timeout: maybe(timeout), attempt })),
    step(4, fc.record({ do: fc.constant('delete' as const), handle, queue: elsewhere })),
    step(4, fc.record({ do: fc.constant('change' as const), handle, timeout, queue: elsewhere })),
    step(8, fc.record({ do: fc.constant('wait' as const), ms: duration })),
    step(2, fc.constant({ do: 'takeBack' as const })),
    step(1, fc.record({ do: fc.constant('garbage' as const), queue })),
    step(1, fc.record({ do: fc.constant('purge' as const), queue })),
    step(
      2,
      fc.oneof(
        fc.record({
          do: fc.constant('set' as const),
          queue,
          name: fc.constantFrom('visibilityTimeout' as const, 'delay' as const),
          to: fc.constantFrom(0, 1, 2, 5, 30),
        }),
        fc.record({
          do: fc.constant('set' as const),
          queue,
          name: fc.constant('retention' as const),
          to: fc.constantFrom(60, 61, 120, 3600, 345_600),
        }),
      ),
    ),
    step(1, fc.record({ do: fc.constant('redrive' as const), queue, to: maybe(queue), max: fc.integer({ min: 1, max: 3 }) })),
    step(2, fc.constant({ do: 'look' as const })),
    ...(queues > 1
      ? [step(1, fc.record({ do: fc.constant('move' as const), queue, to: maybe(queue), perSecond: maybe(fc.constantFrom(1, 3, 500)) }))]
      : []),
    ...(polls
      ? [
          // Where several queues act at one moment, polls for one message leave only one outcome.
          step(
            5,
            fc.record({
              do: fc.constant('poll' as const),
              max: queues > 1 ? fc.constant(1) : max,
              timeout: maybe(timeout),
              wait: fc.constantFrom(1, 2, 5, 20),
              attempt,
            }),
          ),
          step(1, fc.record({ do: fc.constant('giveUp' as const), poll: small(5) })),
        ]
      : []),
  ];
  return fc.array(fc.oneof(...steps), { maxLength: 45, size: 'max' });
}
