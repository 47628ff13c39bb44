import { polls as load } from '../scripts/load/polls';
import { startLoadedServer } from '../scripts/load/loaded-server';
import type { Bench } from './bench';

const COUNT = { full: 10_000, quick: 500 };

/** The memory of a server on which very many receives wait. */
export const polls: Bench = {
  title: 'the memory of the server while 10,000 receives wait, and how soon they are woken',
  seconds: { full: 15, quick: 5 },
  async measure({ build, quick, progress }) {
    const count = quick ? COUNT.quick : COUNT.full;
    progress(`${count.toLocaleString('en')} receives`);
    const server = await startLoadedServer({ node: process.execPath, build: build(), flags: [] });
    try {
      const { figures, mistakes } = await load(server, count);
      if (mistakes.length > 0) throw new Error(mistakes.join('; '));
      return { figures };
    } finally {
      await server.stop();
    }
  },
};
