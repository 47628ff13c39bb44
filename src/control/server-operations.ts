import { version } from '../../package.json';
import { metricsText } from './metrics';
import type { StateRecord } from '../core/state-record';
import { restoreSnapshot, snapshotOf } from '../world/world-snapshot';
import { answering, operation } from './operation';
import { invalid } from './refusal';
import { count, moment, named, record, text } from './schema';
import { snapshotPieces } from './snapshot-pieces';
import { mistakesInRecords, SNAPSHOT } from './snapshot-schema';

const tag = 'server';

/** The server itself. */
export const SERVER_OPERATIONS = [
  operation({
    method: 'GET',
    route: '/health',
    id: 'getHealth',
    tag,
    summary: 'Tells that the server is there, and whose queues bare names mean.',
    answers: answering(
      'It is there',
      record({
        status: { type: 'string', enum: ['ok'] } as const,
        name: { type: 'string', enum: ['msw-sqs'] } as const,
        version: text('of msw-sqs'),
        region: text('the region of bare names'),
        accountId: text('the account of bare names'),
      }),
    ),
    run: ({ sqs: { region, accountId } }) => ({ json: { status: 'ok', name: 'msw-sqs', version, region, accountId } }),
  }),
  operation({
    method: 'GET',
    route: '/metrics',
    id: 'getMetrics',
    tag,
    summary: 'Shows counts and gauges for Prometheus.',
    answers: { 200: { text: 'The metrics', content: { 'text/plain': { type: 'string' } } } },
    run: (call) => ({ text: metricsText(call), type: 'text/plain; version=0.0.4; charset=utf-8' }),
  }),
  operation({
    method: 'POST',
    route: '/reset',
    id: 'reset',
    tag,
    summary: 'Drops messages, journal, faults and time travel; queues stay. Receives that wait end empty.',
    answers: answering('It is done', record({ done: { type: 'string', enum: ['reset'] } as const })),
    run: ({ sqs }) => {
      sqs.reset();
      return { json: { done: 'reset' } };
    },
  }),
  operation({
    method: 'POST',
    route: '/clear',
    id: 'clear',
    tag,
    summary: 'Drops everything, and creates the queues anew that the server began with.',
    answers: answering('It is done', record({ done: { type: 'string', enum: ['clear'] } as const })),
    run: ({ sqs }) => {
      sqs.clear();
      return { json: { done: 'clear' } };
    },
  }),
  operation({
    method: 'GET',
    route: '/snapshot',
    id: 'getSnapshot',
    tag,
    summary:
      'Tells what everything is like now, to be restored later or elsewhere: queues, messages, what is in flight, receipt handles, the clock.',
    answers: answering('The snapshot', named('Snapshot')),
    run: ({ world }) => ({ pieces: snapshotPieces(snapshotOf(world)), type: 'application/json' }),
  }),
  operation({
    method: 'PUT',
    route: '/snapshot',
    id: 'restoreSnapshot',
    tag,
    summary: 'Makes everything what it was when a snapshot was taken, the time too; journal and faults begin anew.',
    body: SNAPSHOT,
    maxBodyBytes: 512 * 1024 * 1024,
    answers: answering('It is done', record({ queues: count('that there are now'), atMs: moment('what the clock shows') })),
    run: ({ body: { format, version, atMs, records }, world }) => {
      const mistakes = mistakesInRecords(records as readonly StateRecord[]);
      if (mistakes.length > 0) throw invalid(`${mistakes.join(' ')} A snapshot is what GET /_msw-sqs/snapshot answers, whole.`);
      restoreSnapshot(world, { format, version, atMs, records: records as readonly StateRecord[] });
      return { json: { queues: Array.from(world.all()).length, atMs: world.nowMs() } };
    },
  }),
];
