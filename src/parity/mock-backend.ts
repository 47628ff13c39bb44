import type { Sqs } from '../sqs';
import type { Backend } from './backend';
import { jsonCaller } from './json-caller';
import type { CallAction } from './scenario';

/**
 * A world in this process as a backend; make it with `clock: 'virtual'` and `strict: true` for all behaviours to be tried.
 *
 * @param byQuery - calls it in the Query protocol instead of AWS JSON 1.0
 */
export function mockBackend(sqs: Sqs, byQuery?: CallAction): Backend {
  return {
    name: 'msw-sqs',
    call: byQuery ?? callWorld(sqs),
    offers: ['strict', 'longTime', 'manyMessages', 'exactCounts', ...(byQuery === undefined ? (['json'] as const) : [])],
    pass: (seconds) => sqs.clock.advance({ seconds }),
    queuePrefix: 'parity-',
  };
}

function callWorld({ handler, region }: Sqs): CallAction {
  const url = `https://sqs.${region}.amazonaws.com/`;
  return jsonCaller(async ({ headers, body }) => handler({ method: 'POST', url, header: (name) => headers[name], body }), {
    accessKey: 'test',
    region,
  });
}
