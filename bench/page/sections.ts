import type { BenchName } from '../benches';
import type { Plot } from './plot';

/** What docs/performance.md draws of each benchmark; all of their figures are in its tables. */
export const PLOTS: Readonly<Partial<Record<BenchName, readonly Plot[]>>> = {
  sizes: [{ title: 'Installed, with all dependencies', measure: 'size', shows: 'value' }],
  loading: [{ title: 'CPU of loading in each Jest test file', measure: 'CPU', shows: 'value' }],
  calls: [{ title: 'CPU for a SendMessage of the AWS SDK', measure: 'CPU', shows: 'ratio' }],
  time: [{ title: 'A suite in which time goes by, from start to end of Jest', measure: 'from start to end of Jest', shows: 'value' }],
  explore: [{ title: 'CPU of explorations', measure: 'CPU', shows: 'ratio' }],
  model: [{ title: 'Messages sent, received and deleted per second of CPU', measure: 'messages', shows: 'value' }],
  http: [
    { title: 'Messages a second, of what a bare server reaches', measure: 'messages', shows: 'ratio' },
    { title: 'CPU per message, of what a bare server takes: less is better', measure: 'CPU per message', shows: 'ratio' },
  ],
  data: [{ title: 'Messages a second, of the server without --data', measure: 'messages', shows: 'ratio' }],
};
