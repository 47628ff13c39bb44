/** The part of `http.ClientRequest` that tells when it is over. */
interface RawRequest {
  readonly destroyed?: boolean;
  once(event: 'close', listener: () => void): void;
}

/**
 * A signal that is aborted when the sender of an intercepted request goes away.
 *
 * `fetch`, and all of MSW 3, abort the request's own signal. MSW 2 does not for `http.request`, though a long poll that
 * nobody waits for any more must not take a message: there, the client's own request object tells, which MSW attaches.
 */
export function clientDisconnect(request: Request): AbortSignal {
  const raw = rawRequestOf(request);
  if (raw === undefined) return request.signal;
  const hangUp = new AbortController();
  const abort = (): void => hangUp.abort();
  raw.once('close', abort);
  if (raw.destroyed === true || request.signal.aborted) abort();
  return hangUp.signal;
}

function rawRequestOf(request: Request): RawRequest | undefined {
  const key = Object.getOwnPropertySymbols(request).find(({ description }) => description === 'kRawRequest');
  const raw: unknown = key === undefined ? undefined : Reflect.get(request, key);
  return isRawRequest(raw) ? raw : undefined;
}

function isRawRequest(value: unknown): value is RawRequest {
  return typeof value === 'object' && value !== null && 'once' in value && typeof value.once === 'function';
}
