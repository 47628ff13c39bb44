import type { Bench } from './bench';
import { DEPTH, FULL, measureServers, PHASES, QUICK, type Phase } from './http/measure';
import { installPeers } from './http/peers';
import { contestants, keptContestants, LIMIT, OURS } from './http/servers';

/** The server beside a bare one, which is the limit, beside one that holds messages and does no more, and beside its peers. */
export const http: Bench = {
  title: 'the server, beside a bare node:http server, fauxqs, local-aws-sqs and ElasticMQ',
  seconds: { full: 230, quick: 45 },
  async measure({ build, quick, progress }) {
    const node = process.execPath;
    const peers = await installPeers(progress);
    const phases = [...(Object.keys(PHASES) as Phase[]), DEPTH] as const;
    const plan = { node, phases, effort: quick ? QUICK : FULL, relativeTo: LIMIT, progress };
    const { figures, missing } = await measureServers(contestants(node, peers, [build()]), plan);
    return { figures, missing: { ...peers.missing, ...missing } };
  },
};

/** The server with queues that survive, beside itself without. */
export const data: Bench = {
  title: 'the server with --data, and with --fsync, beside itself without',
  seconds: { full: 60, quick: 12 },
  async measure({ build, quick, progress }) {
    const node = process.execPath;
    const servers = [...contestants(node, { missing: {} }, [build()]), ...keptContestants(node, build())].filter(({ name }) =>
      name.startsWith(OURS),
    );
    const phases: readonly Phase[] = ['send-1', 'send-32', 'batch', 'drain'];
    return measureServers(servers, { node, phases, effort: quick ? QUICK : FULL, relativeTo: OURS, progress });
  },
};
