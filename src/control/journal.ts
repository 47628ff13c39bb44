import type { JournalEvent } from '../core/journal';
import type { Queue } from '../core/queue';
import { journalDiagram } from '../testing/journal/journal-diagram';
import { journalText } from '../testing/journal/journal-text';
import { idOfPlace, journalStream, placeOfId, type JournalPlace } from './journal-stream';
import { operation, type ControlledWorld } from './operation';
import { oneOf } from './page';
import { invalid } from './refusal';
import { count, listOf, orNull, record, text, type Schema } from './schema';
import { queueNamed } from './shown-queue';

const tag = 'journal';
const AFTER = text('the id of an event: only those after it');

const EVENT = {
  type: 'object',
  description: 'something that happened; what it tells besides depends on its kind',
  properties: {
    id: text('where it stands in the journal'),
    kind: text('what happened: messageSent, messageReceived, …'),
    atMs: { type: 'integer', description: 'when, in milliseconds since 1970' },
    queueArn: text('the queue that it happened in'),
    callId: count('the call that caused it; events that a test or only time caused have none'),
  },
  required: ['kind', 'atMs', 'queueArn'],
  additionalProperties: true,
} as const satisfies Schema;

/** What happened. */
export const JOURNAL_OPERATIONS = [
  operation({
    method: 'GET',
    route: '/journal',
    id: 'getJournal',
    tag,
    summary: 'Tells what happened, oldest first: as JSON, as text, or as a Mermaid sequence diagram.',
    query: {
      format: oneOf('in which form. Default: what the header Accept asks for, or else JSON', 'json', 'text', 'mermaid'),
      after: AFTER,
      queue: text('only what happened in this queue: its name, URL or ARN'),
      message: text('only what happened to the message of this MessageId'),
      limit: { type: 'integer', minimum: 0, maximum: 10_000, default: 1000, description: 'how many events at most; JSON only' },
    } as const,
    answers: {
      200: {
        text: 'The events',
        content: {
          'application/json': record({
            events: listOf(EVENT, 'oldest first'),
            dropped: count('how many events before them are kept no longer'),
            newest: text('the id of the newest event of the journal: GET /_msw-sqs/journal/stream?after= goes on from there'),
            next: orNull('string', 'what to give as `after` for those that follow; null when there are none'),
          }),
          'text/plain': { type: 'string' },
          'text/vnd.mermaid': { type: 'string' },
        },
      },
    },
    run: ({ query, header, ...call }) => {
      const { format = formatOf(header('accept') ?? '') } = query;
      const part = call.world.journal.since(startOf(query.after, call));
      const matches = matching(query, call);
      const found = part.events.filter(({ event }) => matches(event));
      const { dropped } = part;
      const events = found.map(({ event }) => event);
      if (format === 'text') return { text: `${journalText(events, { dropped })}\n`, type: 'text/plain; charset=utf-8' };
      if (format === 'mermaid') return { text: `${journalDiagram(events, { dropped })}\n`, type: 'text/vnd.mermaid; charset=utf-8' };
      const shown = found
        .slice(0, query.limit ?? 1000)
        .map(({ number, event }) => ({ id: idOfPlace({ run: call.run, number }), ...event }));
      const newest = idOfPlace({ run: call.run, number: part.newest });
      return {
        json: { events: shown, dropped, newest, next: shown.length < found.length ? (shown.at(-1)?.id ?? query.after ?? null) : null },
      };
    },
  }),
  operation({
    method: 'GET',
    route: '/journal/stream',
    id: 'followJournal',
    tag,
    summary:
      'Tells what happens as it happens, as server-sent events. Each has an id: a client that comes again with Last-Event-ID, as browsers do, goes on where it was. The event dropped tells that older ones are kept no longer, reset that the journal began anew.',
    query: {
      after: text('the id of an event: begins with those after it. Default: what happens from now on; `beginning` for all that is kept'),
    },
    answers: { 200: { text: 'A stream without end', content: { 'text/event-stream': { type: 'string' } } } },
    run: ({ query, header, world, run }) => {
      const last = header('last-event-id') ?? query.after;
      return { events: journalStream(world, run, last === undefined ? 'now' : last === 'beginning' ? 'beginning' : placeAt(last)) };
    },
  }),
];

function placeAt(id: string): JournalPlace {
  const place = placeOfId(id);
  if (place !== undefined) return place;
  throw invalid(`after must be the id of an event, as the journal shows it, but is ${JSON.stringify(id)}.`);
}

/** Of another run, the events of this one are all later. */
function startOf(after: string | undefined, { run }: ControlledWorld): number {
  if (after === undefined) return 0;
  const place = placeAt(after);
  return place.run === run ? place.number : 0;
}

function formatOf(accept: string): 'json' | 'text' | 'mermaid' {
  if (/\btext\/vnd\.mermaid\b/.test(accept)) return 'mermaid';
  return /\btext\/plain\b/.test(accept) && !/\bapplication\/json\b/.test(accept) ? 'text' : 'json';
}

function matching(query: { readonly queue?: string; readonly message?: string }, call: ControlledWorld): (event: JournalEvent) => boolean {
  const queue: Queue | undefined = query.queue === undefined ? undefined : queueNamed(query.queue, call);
  const ofMessage = query.message === undefined ? undefined : new Set(call.world.journal.of(query.message));
  return (event) => {
    if (ofMessage !== undefined && !ofMessage.has(event)) return false;
    return queue === undefined || event.queueArn === queue.arn || ('toArn' in event && event.toArn === queue.arn);
  };
}
