import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isSameSecret } from '../system/secret';
import { Cors } from './cors';
import { isHost, isOwnHost, nameOfHost } from './host';

/** Who may use a server. */
export interface GateOptions {
  /** Lets into the control plane; without one everybody is let in who reaches the server. */
  readonly token?: string | undefined;
  /** Origins whose pages may call. */
  readonly cors?: readonly string[] | undefined;
  /** Under which names the server is meant to be reached, besides those that nobody else can have. */
  readonly names: readonly string[];
}

/** Why somebody is not let in. */
export interface Denial {
  readonly status: 400 | 401 | 403;
  readonly message: string;
}

/** What is asked for: SQS, the control plane, or the page that anybody may see. */
export type Asked = 'sqs' | 'control' | 'open';

const COOKIE = 'msw-sqs-token';
const TOKEN_ASKED =
  'The control plane asks for a token: send the header "Authorization: Bearer TOKEN". The server printed it when it was started, unless it was given one by --token.';

/**
 * Decides who gets in.
 *
 * Programs reach SQS without further ado. Browsers are held to the origin of their page, as a page on the internet may send requests to
 * servers on the machines of those who look at it; and the control plane asks for the token, where there is one.
 */
export class Gate {
  readonly cors: Cors;
  readonly #token: string | undefined;
  readonly #names: ReadonlySet<string>;

  constructor({ token, cors, names }: GateOptions) {
    this.cors = new Cors(cors);
    this.#token = token;
    this.#names = new Set(names.map(nameOfHost));
  }

  /**
   * Why somebody is not let in; `undefined` for those who are.
   *
   * @param reachedAs - tells under which origin the client reached the server, by what its proxy says
   */
  denial({ headers, url = '/' }: IncomingMessage, asked: Asked, reachedAs: () => string): Denial | undefined {
    const { host } = headers;
    if (host !== undefined && !isHost(host)) return { status: 400, message: `The header Host is no host: ${JSON.stringify(host)}.` };
    const isBrowser = isOfBrowser(headers);
    if (asked === 'open' || (asked === 'sqs' && !isBrowser)) return undefined;
    // Who has the token, and sends it on purpose, is no foreign page.
    if (this.#token !== undefined && isGiven(headers, this.#token)) return undefined;
    const hosts = host === undefined ? [] : [host, hostOf(reachedAs()) ?? host];
    const denied = isBrowser ? (this.#deniedToPage(headers, hosts) ?? this.#deniedToName(hosts)) : undefined;
    if (denied !== undefined || asked === 'sqs') return denied;
    if (this.#token === undefined) return this.#deniedToName(hosts);
    return isKept(headers, url, this.#token) ? undefined : { status: 401, message: TOKEN_ASKED };
  }

  /** The cookie for a browser that brought the token in the address; `undefined` for all other requests. */
  cookie({ method, url = '/' }: IncomingMessage): string | undefined {
    if (this.#token === undefined || method !== 'GET' || !isInAddress(url, this.#token)) return undefined;
    return `${COOKIE}=${encodeURIComponent(this.#token)}; Path=/; HttpOnly; SameSite=Strict`;
  }

  #deniedToPage(headers: IncomingHttpHeaders, hosts: readonly string[]): Denial | undefined {
    const site = headers['sec-fetch-site'];
    // Browsers that do not tell the site may still tell the page.
    const page = headers.origin ?? (site === undefined ? headers.referer : undefined);
    if (page !== undefined && this.cors.allows(page)) return undefined;
    const isForeign = page === undefined ? site === 'cross-site' || site === 'same-site' : !hosts.includes(hostOf(page) ?? '');
    if (!isForeign) return undefined;
    const message = `A page of ${page === undefined ? 'another origin' : JSON.stringify(page)} called, and only pages of this server may: --cors ORIGIN lets those of another origin in.`;
    return { status: 403, message };
  }

  /** A name of the public DNS may have been made to lead here by anybody. */
  #deniedToName(hosts: readonly string[]): Denial | undefined {
    const foreign = hosts.find((host) => !isOwnHost(host) && !this.#names.has(nameOfHost(host)));
    if (foreign === undefined) return undefined;
    const message = `The server was reached as ${foreign}, a name that anybody may have made to lead here. If it is yours, say so: --public-url http://${foreign}.`;
    return { status: 403, message };
  }
}

/** What browsers send, whatever a page does, and SDKs do not. */
function isOfBrowser(headers: IncomingHttpHeaders): boolean {
  return (
    headers.origin !== undefined ||
    headers['sec-fetch-site'] !== undefined ||
    headers.referer !== undefined ||
    // Node's fetch asks for any language.
    (headers['accept-language'] ?? '*') !== '*' ||
    headers['user-agent']?.startsWith('Mozilla/') === true
  );
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

function isGiven({ authorization = '' }: IncomingHttpHeaders, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  return given !== undefined && isSameSecret(given, token);
}

function isKept({ cookie = '' }: IncomingHttpHeaders, url: string, token: string): boolean {
  const kept = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(cookie)?.[1];
  return (kept !== undefined && isSameSecret(kept, encodeURIComponent(token))) || isInAddress(url, token);
}

function isInAddress(url: string, token: string): boolean {
  const given = new URLSearchParams(url.split('?')[1] ?? '').get('token');
  return given !== null && isSameSecret(given, token);
}
