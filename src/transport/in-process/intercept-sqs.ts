import http from 'node:http';
import https from 'node:https';
import { foundPerFile, perFile } from '../../system/runner/per-file';
import { guardConnections } from './guard-connections';
import { interceptFetch } from './intercept-fetch';
import { interceptHttp } from './intercept-http';
import { interceptReplacedRequests } from './intercept-replaced-requests';
import { interceptSdkHandlers } from './intercept-sdk-handlers';
import { spareSignatures } from './spare-signatures';
import type { Patch } from './patch';
import type { Answering, FindListener, HostMatcher, Listener } from './listeners';
import type { OtherAws } from './other-aws';
import type { SqsHttpHandler } from '../sqs-http';

/** What {@link interceptSqs} needs. */
export interface InterceptOptions {
  /** Who answers a call, asked where the call is made; `'network'` lets calls through that others would answer. */
  readonly handlerHere: (() => SqsHttpHandler) | 'network';
  /** How calls are answered; asked when one comes. */
  readonly answering: () => Answering;
  /** Which servers are SQS; everything else goes its way untouched. */
  readonly matches: HostMatcher;
  /** What becomes of connections to AWS' other services; default `'pass'`. */
  readonly otherAws?: OtherAws | undefined;
}

/** SQS calls of this process are being answered. */
export interface Interception {
  /**
   * Puts itself in front of those who began to intercept `fetch` later, such as an MSW server that refuses what it does not know.
   *
   * A mock function in place of `fetch` is left there. For `node:http` this is needed only where somebody has replaced its requests.
   */
  comeFirst(): void;
  /** Ends it; fails the calls that still wait. Closing again does nothing. */
  close(): void;
}

/** All listeners of a test file, and the one set of patches behind them. */
interface Switchboard {
  readonly listeners: Listener[];
  listenersSoFar: number;
  patches: Patches | undefined;
}

interface Patches {
  /** Of the whole process; takes them back. */
  readonly leaveProcess: () => void;
  /** Of this file's `globalThis`. */
  readonly fetch: Patch;
  /** Of the process, where somebody has replaced Node's own. */
  readonly requests: Patch;
}

/**
 * Answers this process' calls to SQS in memory, with nothing to configure in the code that makes them.
 *
 * Covers `node:http`, `node:https` and the global `fetch`; other ways to connect to SQS fail with an error that says so.
 * Of several that match a call, the one that started last answers. Ends by itself when the next test file starts one.
 *
 * @example
 * const interception = interceptSqs({ handlerHere: () => handler, answering: () => answering, matches: (_, hostname) => isSqsHost(hostname) });
 * interception.close();
 */
export function interceptSqs({ handlerHere, otherAws = 'pass', ...options }: InterceptOptions): Interception {
  const switchboard = perFile('switchboard', createSwitchboard);
  const name = `in-memory-${++switchboard.listenersSoFar}`;
  const listener: Listener =
    handlerHere === 'network'
      ? { ...options, name, handlerHere: notCalled, letsThrough: true, otherAws, openCalls: new Set() }
      : { ...options, name, handlerHere, otherAws, openCalls: new Set() };
  switchboard.patches ??= plugIn(switchboard.listeners);
  switchboard.listeners.push(listener);

  return {
    comeFirst() {
      if (!switchboard.listeners.includes(listener)) return;
      if (!isMock(globalThis.fetch as object | undefined)) switchboard.patches?.fetch.comeFirst();
      if (!isMock(http.request) && !isMock(https.request)) switchboard.patches?.requests.comeFirst();
    },
    close() {
      const index = switchboard.listeners.indexOf(listener);
      if (index === -1) return;
      switchboard.listeners.splice(index, 1);
      if (switchboard.listeners.length === 0) unplug(switchboard);
      for (const call of listener.openCalls) call.destroy(closedError());
    },
  };
}

/**
 * Answers the calls of the AWS SDK that are intercepted here at once, without Node's HTTP client, and without signatures.
 *
 * @returns a function that ends it
 */
export function interceptSooner(): () => void {
  const switchboard = foundPerFile<Switchboard>('switchboard');
  if (switchboard === undefined) return () => {};
  const find = findIn(switchboard.listeners);
  const leave = [interceptSdkHandlers(find), spareSignatures(find)];
  return () => leave.forEach((each) => each());
}

function createSwitchboard(): { value: Switchboard; leave: () => void } {
  const value: Switchboard = { listeners: [], listenersSoFar: 0, patches: undefined };
  const leave = (): void => {
    value.patches?.leaveProcess();
    for (const { openCalls } of value.listeners) for (const call of openCalls) call.forget();
  };
  return { value, leave };
}

function findIn(listeners: readonly Listener[]): FindListener {
  return (...server) => {
    const found = listeners.findLast(({ matches }) => matches(...server));
    return found?.letsThrough === true ? undefined : found;
  };
}

function plugIn(listeners: readonly Listener[]): Patches {
  const find = findIn(listeners);
  const leaveHttp = interceptHttp(find);
  const requests = interceptReplacedRequests(find);
  const guard = guardConnections(find, () => listeners.at(-1)?.otherAws ?? 'pass');
  const leaveProcess = (): void => {
    guard.remove();
    leaveHttp();
    requests.remove();
  };
  return { leaveProcess, fetch: interceptFetch(find), requests };
}

function unplug(switchboard: Switchboard): void {
  switchboard.patches?.fetch.remove();
  switchboard.patches?.leaveProcess();
  switchboard.patches = undefined;
}

function notCalled(): never {
  throw new Error('Calls that are let through are answered elsewhere.');
}

/** Jest's and Vitest's mocks have `mock`, Sinon's say what they are. Environments of a DOM may have no `fetch`. */
function isMock(value: object | undefined): boolean {
  return value !== undefined && ('mock' in value || 'isSinonProxy' in value);
}

/** Not one that the AWS SDK tries again: the next try would go to AWS. */
function closedError(): Error {
  const message = 'msw-sqs stopped answering SQS while this call was waiting for its answer. Close it when the code under test is done.';
  return Object.assign(new Error(message), { code: 'ERR_SQS_CLOSED' });
}
