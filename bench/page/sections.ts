import type { BenchName } from '../benches';
import type { Plot } from './plot';

/** What docs/performance.md draws of each benchmark; all of their figures are in its tables. */
export const PLOTS: Readonly<Partial<Record<BenchName, Plot>>> = {
  sizes: { title: 'Installed, with all dependencies', measure: 'size', shows: 'value' },
  loading: { title: 'Loading in each Jest test file', measure: 'time', shows: 'value' },
  calls: { title: 'CPU for a SendMessage of the AWS SDK', measure: 'CPU', shows: 'ratio' },
  time: { title: 'A suite in which time goes by, from start to end of Jest', measure: 'from start to end of Jest', shows: 'value' },
  explore: { title: 'CPU of explorations', measure: 'CPU', shows: 'ratio' },
  model: { title: 'Messages sent, received and deleted per second of CPU', measure: 'messages', shows: 'value' },
  http: { title: 'Messages of what a bare server reaches', measure: 'messages', shows: 'ratio' },
  data: { title: 'Messages of what the server without --data reaches', measure: 'messages', shows: 'ratio' },
};
