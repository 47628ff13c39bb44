import { fc } from '../fast-check';
import { XMLValidator } from 'fast-xml-parser';
import type { Shape } from '../../src/api/shape';
import { ACTION_NAMES, ACTION_SHAPES } from '../../src/api/shapes';
import type { SqsHttpResponse } from '../../src/transport/sqs-http';
import { createSqs } from '../../src/world/sqs';
import { formRequest, jsonRequest } from '../protocol/wire-request';
import { formOf } from '../parity/form-of';

/** Requests in one run of the property; `MSW_SQS_FUZZ=500000` makes a long one. A failure prints the seed that plays it again. */
const REQUESTS = Number(process.env['MSW_SQS_FUZZ'] ?? 5_000);
const REQUESTS_PER_WORLD = 50;

const QUEUES = ['orders', 'orders-dlq', 'audit.fifo', 'missing'];

/** Values that mean something, values at the edge, and values of no kind at all. */
const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'All',
      'a',
      '1',
      'String',
      'Number',
      'Binary',
      'AQ==',
      'VisibilityTimeout',
      'RedrivePolicy',
      'FifoQueue',
      'true',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom(...QUEUES.flatMap((name) => [name, urlOf(name), arnOf(name)])) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      '0',
      '-1',
      '43200',
      '1048577',
      '__proto__',
      'constructor',
      '{"maxReceiveCount":1}',
      '{}',
      '[',
      'AWSTraceHeader',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
const number = fc.oneof(fc.integer({ min: -1, max: 21 }), fc.constantFrom(30, 900, 901, 43_200, 43_201, 2 ** 31, 0.5, -0));

function valueOf(shape: Shape, name: string): fc.Arbitrary<unknown> {
  if (shape.kind === 'structure') {
    const members = Object.entries(shape.members).map(([member, inner]) => [
      member,
      fc.option(valueOf(inner, member), { nil: undefined, freq: 3 }),
    ]);
    return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>);
  }
  if (shape.kind === 'list') return fc.array(valueOf(shape.item, name), { maxLength: name === 'Entries' ? 11 : 3 });
  if (shape.kind === 'map') return fc.dictionary(text, valueOf(shape.value, name), { maxKeys: 4 });
  if (shape.kind === 'integer' || shape.kind === 'long') return number;
  if (name === 'QueueUrl') return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...QUEUES.map(urlOf)) }, { weight: 1, arbitrary: text });
  if (name === 'ReceiptHandle') return fc.oneof(fc.constant(LATEST_HANDLE), text);
  return text;
}

const LATEST_HANDLE = '<the latest receipt handle>';

const request = fc.constantFrom(...ACTION_NAMES).chain((action) =>
  fc.record({
    action: fc.constant(action),
    input: valueOf(ACTION_SHAPES[action].input, action),
    protocol: fc.constantFrom('JSON' as const, 'Query' as const),
    passSeconds: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ max: 100_000, min: 1 }) }),
  }),
);

describe('Requests of all kinds, one after another', () => {
  it(
    'are answered in their protocol, never with a fault, and leave queues that work',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(request, { minLength: REQUESTS_PER_WORLD, maxLength: REQUESTS_PER_WORLD }), async (requests) => {
          const sqs = createSqs({
            clock: 'virtual',
            seed: 1,
            queues: { orders: { deadLetterQueue: 'orders-dlq', maxReceiveCount: 2 }, 'audit.fifo': {} },
          });
          let latestHandle = 'none yet';

          for (const { action, input, protocol, passSeconds } of requests) {
            const filled = JSON.parse(JSON.stringify(input).replaceAll(LATEST_HANDLE, latestHandle)) as Record<string, unknown>;
            const hangUp = new AbortController();
            const wire = protocol === 'JSON' ? jsonRequest(action, JSON.stringify(filled)) : formRequest(formOf(action, filled).toString());
            const answer = sqs.handler({ ...wire, signal: hangUp.signal });
            hangUp.abort();
            checkForm(protocol, await answer);
            latestHandle = /"ReceiptHandle":"([^"]+)"/.exec((await answer).body)?.[1] ?? latestHandle;
            if (passSeconds > 0) await sqs.clock.advance({ seconds: passSeconds });
          }

          sqs.createQueue('after-all').send('still works');
          expect(sqs.queue('after-all').visible).toHaveLength(1);
        }),
        { numRuns: Math.ceil(REQUESTS / REQUESTS_PER_WORLD) },
      );
    },
    Math.max(60_000, REQUESTS * 20),
  );
});

function checkForm(protocol: 'JSON' | 'Query', { status, body }: SqsHttpResponse): void {
  expect(status).toBeLessThan(500);
  if (protocol === 'Query') expect(XMLValidator.validate(body)).toBe(true);
  else if (body !== '') JSON.parse(body);
}

function urlOf(name: string): string {
  return `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;
}

function arnOf(name: string): string {
  return `arn:aws:sqs:us-east-1:000000000000:${name}`;
}
