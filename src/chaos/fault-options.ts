import type { Duration } from '../system/time/duration';
import type { Command } from '../testing/calls/command';
import type { MessagePattern } from '../testing/patterns/message-pattern';

/** Where, when and how often a fault is to happen. */
export interface FaultOptions {
  /** A queue's name, URL or ARN. Default: every queue. */
  readonly queue?: string | undefined;
  /** A command of the SDK, or the name of an action: `'ReceiveMessage'`. Default: all that the fault can befall. */
  readonly action?: Command | undefined;
  /** Which messages it befalls: a body, part of its JSON, a RegExp, or `message({ … })`, as in the matchers. Default: any. */
  readonly message?: MessagePattern | undefined;
  /** How likely it is at each call: `0` to `1`, the default. Drawn from the seed. */
  readonly probability?: number | undefined;
  /** How often it happens at most. Default: without end. */
  readonly count?: number | undefined;
  /** How many calls that it could befall go well before. Default `0`. */
  readonly after?: number | undefined;
  /** When it happens, in SQS' time from the moment in which it is switched on: `'30s'` long, or from one moment to another. Default: always. */
  readonly window?: Duration | { readonly from?: Duration | undefined; readonly to?: Duration | undefined } | undefined;
}

/** How many attempts of the SDK at one call are refused: by default it makes three. */
export interface RefusalOptions extends FaultOptions {
  /** 1 or more; `Infinity` refuses a call for good. */
  readonly attempts?: number | undefined;
}
