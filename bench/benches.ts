import type { Bench } from './bench';
import { calls } from './calls';
import { clock } from './clock';
import { exploring } from './explore';
import { loading } from './loading';
import { model } from './model';
import { polls } from './polls';
import { data, http } from './server';
import { sizes } from './sizes';
import { time } from './time';

/** All benchmarks, in the order in which they run: what needs the network comes first. */
export const BENCHES = {
  sizes,
  loading,
  calls,
  clock,
  time,
  explore: exploring,
  model,
  http,
  data,
  polls,
} as const satisfies Readonly<Record<string, Bench>>;

/** The name of a benchmark. */
export type BenchName = keyof typeof BENCHES;
