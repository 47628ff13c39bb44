// @ts-ignore: msw is an optional peer; without it the type below is what counts
import type { RequestHandler } from 'msw';

/**
 * A request handler for `setupServer` and `setupWorker`, in the words of the msw that is installed.
 *
 * Without msw, whose types are then `any`, it is a plain object.
 */
export type MswRequestHandler = 0 extends 1 & RequestHandler ? object : RequestHandler;
