import type { Exchange } from './json-caller';

/** A long poll takes 20 s; what takes much longer hangs. */
const ANSWER_MS_MAX = 40_000;

/** Carries requests to an endpoint by HTTP. */
export function httpExchange(endpoint: string): Exchange {
  return async ({ headers, body }) => {
    const signal = AbortSignal.timeout(ANSWER_MS_MAX);
    const response = await fetch(endpoint, { method: 'POST', headers, body, signal });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  };
}
