import { fc } from '../fast-check';
import { ControlPlane } from '../../src/control/control-plane';
import { OPERATIONS } from '../../src/control/operations';
import { createSqs } from '../../src/world/sqs';

const NAMES = [
  'orders',
  'orders-dlq',
  'audit.fifo',
  'nothing',
  '',
  '..',
  'arn:aws:sqs:us-east-1:000000000000:orders',
  'a/b//c',
  '0',
  '7',
  '1e3',
  '%',
];

const value = fc.oneof(
  fc.constantFrom<unknown>(
    ...NAMES,
    'SendMessage',
    'OverLimit',
    'failAction',
    'emptyReceive',
    'badDay',
    '31s',
    'soon',
    '2030-01-01',
    0,
    1,
    -1,
    1.5,
    1e21,
    true,
    null,
  ),
  fc.jsonValue(),
);

/** JSON may have a member by the name of `toString`. */
const asText = (given: unknown): string => (typeof given === 'object' ? JSON.stringify(given) : String(given));

/** A request to one of the operations, right or wrong in any way. */
const request = fc.constantFrom(...OPERATIONS).chain((operation) =>
  fc.record({
    operation: fc.constant(operation),
    path: fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.string()), { minLength: 2, maxLength: 2 }),
    query: fc.dictionary(fc.constantFrom(...Object.keys(operation.query ?? {}), 'other'), value.map(asText)),
    body: fc.oneof(
      fc
        .dictionary(fc.constantFrom(...Object.keys(operation.body?.properties ?? {}), 'VisibilityTimeout', 'other'), value)
        .map((body) => JSON.stringify(body)),
      fc.json(),
      fc.string(),
    ),
  }),
);

describe('Whatever is asked of the control plane', () => {
  it('is answered, or refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 10 }), async (requests) => {
        const queues = { orders: { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1 }, 'audit.fifo': {} };
        const sqs = createSqs({ clock: 'virtual', region: 'us-east-1', queues, hangAfter: false });
        const control = new ControlPlane(sqs, 'run');
        for (const { operation, path, query, body } of requests) {
          // Settling waits for consumers, of which there are none.
          if (operation.id === 'settle') continue;
          const names = [...path];
          const url = new URL(`http://localhost/_msw-sqs${operation.route.replace(/\{\w+\}/g, () => encodeURIComponent(names.pop()!))}`);
          url.search = new URLSearchParams(query).toString();
          const answer = await control.answer({
            method: operation.method,
            url,
            header: () => undefined,
            body: () => Promise.resolve(body),
          });

          expect(answer.status ?? 200).not.toBe(500);
          if ('json' in answer && (answer.status ?? 200) >= 400)
            expect(answer.json).toEqual({ error: expect.any(String), message: expect.stringMatching(/\S/) });
        }
      }),
      { numRuns: 150 },
    );
  });
});
