import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { realProcess } from '../../system/process/real-process';
import type { FindListener } from './listeners';
import { patch, type Patch } from './patch';

type Request = typeof http.request;
type ClientRequest = new (options: object, onResponse: unknown) => http.ClientRequest;

/** The options of a request, as far as they tell whom it is for. */
interface Options {
  readonly protocol?: string | null;
  readonly hostname?: string | null;
  readonly host?: string | null;
  readonly port?: number | string | null;
  readonly path?: string | null;
  readonly headers?: object;
  readonly socketPath?: string;
}

/**
 * Answers requests where somebody has put another `http.ClientRequest` in the place of Node's: nock up to 13, and what is made with it, as
 * Polly.JS. Their requests never ask an agent for a connection, and fail, or are recorded, where nothing was said of them.
 *
 * Where nobody has, nothing is replaced here either.
 */
export function interceptReplacedRequests(find: FindListener): Patch {
  let patches: readonly Patch[] | undefined;
  const comeFirst = (): void => {
    if (nodesClientRequest() === http.ClientRequest) return;
    patches?.forEach((one) => one.comeFirst());
    patches ??= [http, https].flatMap((client) => [inFront(client, 'request', find), inFront(client, 'get', find)]);
  };
  comeFirst();
  return { comeFirst, remove: () => patches?.forEach((one) => one.remove()) };
}

function inFront(client: typeof http | typeof https, name: 'request' | 'get', find: FindListener): Patch {
  const defaults = client === https ? { protocol: 'https:', port: 443 } : { protocol: 'http:', port: 80 };
  return patch(client as { request: Request; get: Request }, name, (original) => {
    const request = (...args: unknown[]): http.ClientRequest => {
      const [options, onResponse] = normalized(args);
      if (!isFor(find, options, defaults)) return Reflect.apply(original, client, args) as http.ClientRequest;
      const made = new (nodesClientRequest())({ ...options, _defaultAgent: client.globalAgent }, onResponse);
      return name === 'get' ? made.end() : made;
    };
    return request as Request;
  });
}

/** The three forms of arguments, `(url, options, onResponse)` with what may be missing, as one. */
function normalized([first, ...others]: unknown[]): [Options, unknown] {
  const url = typeof first === 'string' ? (URL.canParse(first) ? new URL(first) : undefined) : first instanceof URL ? first : undefined;
  const [options, onResponse] = url === undefined ? [first, ...others] : typeof others[0] === 'function' ? [{}, ...others] : others;
  return [{ ...(url === undefined ? {} : (urlToHttpOptions(url) as object)), ...(options as object | undefined) }, onResponse];
}

function isFor(find: FindListener, options: Options, defaults: { readonly protocol: string; readonly port: number }): boolean {
  const { protocol, hostname, host, port, path, headers = {}, socketPath } = options;
  if (socketPath) return false;
  const header = (name: string): string | undefined => {
    const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
    return found === undefined ? undefined : String(found[1]);
  };
  const name = (hostname ?? host ?? 'localhost').toLowerCase();
  return find(protocol ?? defaults.protocol, name, Number(port || defaults.port), { path: path ?? '/', header }) !== undefined;
}

/** The one that `http` had when the process began; its own module is not what others replace things in. */
function nodesClientRequest(): ClientRequest {
  return (realProcess().getBuiltinModule('_http_client') as { ClientRequest: ClientRequest }).ClientRequest;
}
