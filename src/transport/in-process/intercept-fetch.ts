import type { FindListener, RequestHints } from './listeners';
import { patch } from './patch';
import type { Patch } from './patch';

type Fetch = typeof globalThis.fetch;

/** Answers calls of the global `fetch`. */
export function interceptFetch(find: FindListener): Patch {
  return patch(
    globalThis,
    'fetch',
    (original) =>
      function fetch(this: unknown, ...args: Parameters<Fetch>) {
        const url = urlOf(args[0]);
        const port = Number(url?.port || (url?.protocol === 'https:' ? 443 : 80));
        const listener = url && find(url.protocol, url.hostname, port, signsOf(url, args));
        if (listener === undefined) return Reflect.apply(original, this, args);
        return listener.answering().answerFetch(listener, listener.handlerHere(), args);
      },
  );
}

/** The URL of whatever `fetch` takes; what it is to refuse has none. */
function urlOf(input: unknown): URL | undefined {
  const { href, url = href } = Object(input) as { href?: unknown; url?: unknown };
  const text = typeof input === 'string' ? input : url;
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
}

function signsOf({ pathname, search }: URL, [input, init]: Parameters<Fetch>): RequestHints {
  const headers = (): Headers => new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  return { path: pathname + search, header: (name) => headers().get(name) ?? undefined };
}
