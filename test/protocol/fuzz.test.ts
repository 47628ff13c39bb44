import { fc } from '../fast-check';
import type { Shape } from '../../src/api/shape';
import { ACTION_NAMES, ACTION_SHAPES } from '../../src/api/shapes';
import { createResponder } from '../../src/transport/respond';
import { fakeWorld } from '../transport/fake-world';
import { formRequest, jsonRequest, ORIGIN, wireRequest } from './wire-request';

const NAMES = [...new Set(ACTION_NAMES.flatMap((name) => namesIn(ACTION_SHAPES[name].input)))];

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES, '__proto__'), fc.string()), tie('value'), { maxKeys: 6 }),
  ),
})).value;

const parameterName = fc
  .array(fc.oneof(fc.constantFrom(...NAMES, 'Name', 'Key', 'Value', '1', '2', '999999999', ''), fc.string()), {
    minLength: 1,
    maxLength: 9,
  })
  .map((parts) => parts.join('.'));
const parameters = fc.array(fc.tuple(parameterName, fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String))), { maxLength: 8 });

const action = fc.constantFrom(...ACTION_NAMES);
const faults: unknown[] = [];
const respond = createResponder({ ...fakeWorld(), onInternalError: (fault) => faults.push(fault) });

afterEach(() => expect(faults).toEqual([]));

describe('Any request whatsoever', () => {
  it('in AWS JSON is answered with 200 or 400, in AWS JSON', async () => {
    await fc.assert(
      fc.asyncProperty(action, json, async (name, input) => {
        const { status, body } = await respond(jsonRequest(name, JSON.stringify(input)));

        expect([200, 400]).toContain(status);
        if (body !== '') JSON.parse(body);
      }),
      { numRuns: 500 },
    );
  });

  it('with a broken body is answered with 200 or 400', async () => {
    await fc.assert(
      fc.asyncProperty(
        action,
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json().map((text) => text.slice(0, -1)),
        ),
        async (name, body) => {
          expect([200, 400]).toContain((await respond(jsonRequest(name, body))).status);
        },
      ),
    );
  });

  it('in a form is answered with 200 or 400, in XML or its JSON', async () => {
    await fc.assert(
      fc.asyncProperty(action, parameters, fc.boolean(), async (name, pairs, asJson) => {
        const form = new URLSearchParams([['Action', name], ...pairs]).toString();
        const headers: Record<string, string> = asJson ? { accept: 'application/json' } : {};

        const { status, body } = await respond(formRequest(form, { headers }));

        expect([200, 400]).toContain(status);
        expect(body).toMatch(asJson ? /^\{"\w+":\{.*\}$/s : /^<\?xml version="1.0"\?><\w+Response .*Response>$/s);
      }),
      { numRuns: 500 },
    );
  });

  it('of any method, path, header and body is answered', async () => {
    const header = fc.constantFrom('content-type', 'x-amz-target', 'authorization', 'accept');
    const value = fc.oneof(
      fc.constantFrom('application/x-amz-json-1.0', 'application/json', 'AmazonSQS.ListQueues', 'Credential=///'),
      fc.string(),
    );

    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.dictionary(header, value), fc.string(), async (method, path, headers, body) => {
        const { status } = await respond(wireRequest({ method, url: `${ORIGIN}/${path}`, headers, body }));

        expect([200, 400, 404]).toContain(status);
      }),
    );
  });
});

function namesIn(shape: Shape): string[] {
  const name = 'queryName' in shape ? [shape.queryName] : [];
  if (shape.kind === 'list') return [...name, ...namesIn(shape.item)];
  if (shape.kind === 'map') return [...name, ...namesIn(shape.value)];
  return shape.kind === 'structure' ? Object.entries(shape.members).flatMap(([member, inner]) => [member, ...namesIn(inner)]) : name;
}
