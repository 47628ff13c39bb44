import type { RequestOnConnection } from '../shown-briefly';

/** The part of `http.ClientRequest` that is needed here. */
export interface RawRequest extends RequestOnConnection {
  readonly destroyed?: boolean;
  once(event: 'close', listener: () => void): void;
}

/** The client's own object for a request that MSW has intercepted, which it attaches to that, if the client is Node.js' own. */
export function rawRequestOf(request: Request): RawRequest | undefined {
  const key = Object.getOwnPropertySymbols(request).find(({ description }) => description === 'kRawRequest');
  const raw: unknown = key === undefined ? undefined : Reflect.get(request, key);
  return isRawRequest(raw) ? raw : undefined;
}

function isRawRequest(value: unknown): value is RawRequest {
  return typeof value === 'object' && value !== null && 'once' in value && typeof value.once === 'function' && 'listenerCount' in value;
}
