import type { RawRequest } from './raw-request-of';

/**
 * A signal that is aborted when the sender of an intercepted request goes away.
 *
 * `fetch`, and all of MSW 3, abort the request's own signal. MSW 2 does not for `http.request`, though a long poll that
 * nobody waits for any more must not take a message: there, the client's own request object tells.
 */
export function clientDisconnect(request: Request, raw: RawRequest | undefined): AbortSignal {
  if (raw === undefined) return request.signal;
  const hangUp = new AbortController();
  const abort = (): void => hangUp.abort();
  raw.once('close', abort);
  if (raw.destroyed === true || request.signal.aborted) abort();
  return hangUp.signal;
}
