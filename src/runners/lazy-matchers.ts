import { loadEngine, type Engine } from '../world/load-engine';

type Matchers = Engine['matchers'];

/** All there are: the compiler sees to it. */
const NAMES: Readonly<Record<keyof Matchers, true>> = {
  toBeDrained: true,
  toBeEmpty: true,
  toConserveMessages: true,
  toEventuallyBeDrained: true,
  toHaveBeenLastSent: true,
  toHaveBeenNthSent: true,
  toHaveBeenSentInOrder: true,
  toHaveBeenSentTimes: true,
  toHaveBeenSent: true,
  toHaveDeadLettered: true,
  toHaveDeduplicated: true,
  toHaveDelayedMessage: true,
  toHaveDeleted: true,
  toHaveDeliveredInOrder: true,
  toHaveDeliveredTimes: true,
  toHaveDelivered: true,
  toHaveExpired: true,
  toHaveExtendedVisibility: true,
  toHaveInvoked: true,
  toHaveInvokedTimes: true,
  toHaveInvokedWith: true,
  toHaveMessageCount: true,
  toHaveMessageInFlight: true,
  toHaveMessage: true,
  toHaveReceivedAnyCommand: true,
  toHaveReceivedCommand: true,
  toHaveReceivedCommandTimes: true,
  toHaveReceivedCommandWith: true,
  toHaveReceivedLastCommandWith: true,
  toHaveReceivedNoOtherCommands: true,
  toHaveReceivedNthCommandWith: true,
  toHaveReceivedNthSpecificCommandWith: true,
  toHaveReportedBatchItemFailures: true,
  toHaveVisibleMessage: true,
  toReceiveAnyCommand: true,
  toReceiveCommand: true,
  toReceiveCommandTimes: true,
  toReceiveCommandWith: true,
  toReceiveMessage: true,
  toReceiveNthCommandWith: true,
  toReceiveNthSpecificCommandWith: true,
  toStayEmpty: true,
};

/** The matchers as they are registered: what they do is read when one of them is first used. */
export const lazyMatchers: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.keys(NAMES).map((name) => [
    name,
    function (this: unknown, ...args: unknown[]): unknown {
      return Reflect.apply(loadEngine().matchers[name as keyof Matchers] as (...given: unknown[]) => unknown, this, args);
    },
  ]),
);
