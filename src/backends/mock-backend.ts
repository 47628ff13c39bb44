import type { Sqs } from '../world/sqs';
import type { Backend } from './backend';
import type { Need } from './need';
import { jsonCaller } from './json-caller';
import type { CallAction } from './call-action';

/** What a world offers beside. */
export interface MockBackendOptions {
  /** Calls it in the Query protocol instead of AWS JSON 1.0. */
  readonly byQuery?: CallAction | undefined;
  /** It was made with `strict`. */
  readonly strict: boolean;
}

/** A world in this process as a backend; make it with `clock: 'virtual'` and `strict: true` for all behaviours to be tried. */
export function mockBackend(sqs: Sqs, { byQuery, strict }: MockBackendOptions): Backend {
  const offers: Need[] = ['longTime', 'manyMessages', 'exactCounts'];
  if (strict) offers.push('strict');
  if (byQuery === undefined) offers.push('json');
  return {
    name: 'mock',
    call: byQuery ?? callWorld(sqs),
    offers,
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
