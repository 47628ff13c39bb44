import type { Sqs } from '../sqs';
import type { Backend } from './backend';
import { jsonCaller } from './json-caller';
import type { CallAction } from './scenario';

/** A world in this process as a backend; make it with `clock: 'virtual'` and `strict: true` for all behaviours to be tried. */
export function mockBackend(sqs: Sqs, call: CallAction = callWorld(sqs)): Backend {
  return {
    name: 'msw-sqs',
    call,
    offers: ['strict', 'longTime', 'manyMessages'],
    pass: (seconds) => sqs.clock.advance({ seconds }),
    queuePrefix: 'parity-',
  };
}

function callWorld({ handler, region }: Sqs): CallAction {
  const url = `https://sqs.${region}.amazonaws.com/`;
  return jsonCaller(({ headers, body }) => handler({ method: 'POST', url, header: (name) => headers[name], body }), {
    accessKey: 'test',
    region,
  });
}
