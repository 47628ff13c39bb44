import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { nextTickIsFaked } from '../../system/time/fake-timers';
import { QuietWatch } from '../../system/time/quiet-watch';
import { perFile } from '../../system/runner/per-file';
import type { Addressed } from '../sqs-endpoint';

/** Where Node.js tells of each request that an HTTP client has begun. */
const CHANNEL = 'http.client.request.start';

/** Real time in which a request arrives at handlers that are reached at all. */
const AFTER_MS = 600;

/** Handlers of MSW that requests are to arrive at. */
export interface AwaitingHandlers {
  readonly matches: (request: Addressed) => boolean;
  /** How many requests arrived. */
  readonly arrived: () => number;
}

/**
 * Fails requests to SQS that MSW does not get to see, because a test faked `nextTick`, which MSW 3 works with.
 *
 * They would hang, and once time moves on reach the real service.
 */
export function failUnreached(handlers: AwaitingHandlers): void {
  perFile('unreached-requests', createWatch).all.add(handlers);
}

function createWatch(): { value: { readonly all: Set<AwaitingHandlers> }; leave: () => void } {
  const all = new Set<AwaitingHandlers>();
  const onRequest = (message: unknown): void => {
    if (nextTickIsFaked()) watch((message as { readonly request: ClientRequest }).request, all);
  };
  subscribe(CHANNEL, onRequest);
  return { value: { all }, leave: () => void unsubscribe(CHANNEL, onRequest) };
}

function watch(request: ClientRequest, all: ReadonlySet<AwaitingHandlers>): void {
  const handlers = [...all].filter(({ matches }) => matches(addressed(request)));
  if (handlers.length === 0) return;
  const arrived = (): number => handlers.reduce((sum, handler) => sum + handler.arrived(), 0);
  const before = arrived();
  let answered = false;
  request.once('response', () => (answered = true));
  const quiet = new QuietWatch({
    afterMs: AFTER_MS,
    isNeeded: () => !answered && !request.destroyed && arrived() === before,
    position: () => '',
    onQuiet: () => void request.destroy(unreachedError()),
  });
  quiet.begin();
}

function addressed(request: ClientRequest): Addressed {
  const get = (name: string): string | null => request.getHeader(name)?.toString() ?? null;
  return { url: `${request.protocol}//${get('host') ?? request.host}${request.path}`, headers: { get } };
}

/** Not one that the AWS SDK tries again: the next try would fare no better. */
function unreachedError(): Error {
  const message =
    'A call to SQS does not reach sqs.handlers: nextTick is faked, which MSW 3 cannot do without. Write ' +
    "jest.useFakeTimers({ doNotFake: ['nextTick'] }), or let msw-sqs/jest or sqs.listen() answer SQS, which need nothing left real.";
  return Object.assign(new Error(message), { code: 'ERR_SQS_UNREACHED' });
}
