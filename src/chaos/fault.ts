import type { ActionName } from '../api/shapes';
import type { Call } from '../calls/call';
import type { CallToCome, Misfortune } from '../calls/misfortune';
import type { Clock } from '../core/clock';
import type { Queue } from '../core/queue';
import type { SqsError } from '../core/sqs-error';

/** One of the things that SQS, the network or a machine does to a program. */
export interface Fault {
  readonly name: FaultName;
  /** The page that allows it. */
  readonly see: string;
  /** What has to be known: whether its message counts one more receive by it, and so may become a dead letter. */
  readonly costsReceive: boolean;
  /** Whether calls may fail for good by it, so that a program gives up the work that it has in hand. */
  readonly failsCalls?: boolean | undefined;
  /** The actions that it can befall; default: every one. */
  readonly actions?: readonly ActionName[] | undefined;
  /** Why it does not befall calls to FIFO queues, as a sentence without its end; default: it does. */
  readonly standardOnly?: string | undefined;
  /** `later`: only while it goes on it comes out whether it happens, as when a receive brings no message. */
  readonly comesOut?: 'later' | undefined;
  /** In which ways it can befall a call of its actions, simplest first; none where it cannot. Ask {@link waysToBefall}. */
  ways(call: CallToCome, context: FaultContext): readonly string[];
  /** What it does to a call. */
  befall(call: CallToCome, way: string, context: FaultContext): Misfortune;
  /**
   * What it did, in the past tense, after "SQS": `delivered order 42 once more while a consumer had it`.
   *
   * @param message - what the call is about, where that is known
   */
  says(call: Call, way: string, message?: string): string;
  /** Whether it can have mattered for a call that ended so; default: it can. */
  matters?(ended: Call, way: string): boolean;
}

/** The faults by name. */
export type FaultName =
  | 'duplicateDelivery'
  | 'duplicateAfterDelete'
  | 'outOfOrder'
  | 'lostDelivery'
  | 'emptyReceive'
  | 'shortBatch'
  | 'lostResponse'
  | 'refused'
  | 'failEntries'
  | 'lostDelete'
  | 'slowConsumer'
  | 'longerDelay'
  | 'consumerDies'
  | 'holdBack'
  | 'outage';

/** What a fault works with. */
export interface FaultContext {
  readonly clock: Clock;
  /** The queue that a call names. */
  queueOf(call: Call): Queue | undefined;
  /** Whether a call names a queue, and there are others. */
  isOneOfSeveralQueues(call: Call): boolean;
  /** Resolves when so much of SQS' time has passed; rejects when the call is given up. */
  hold(call: CallToCome, milliseconds: number): Promise<void>;
  /** Lets a call have no answer, ever. @throws NeverAnswered */
  forever(call: CallToCome): Promise<never>;
  /** Lets the receive of a call hand out the newest message first. */
  reverse(call: Call): void;
  /** Refuses what the SDK tries again of a call, too: so often, or else each time. */
  doom(call: Call, refusal: Refusal, times?: number): void;
  /** Refuses all calls of this action for a while, or those to this queue. */
  outage(call: Call, outage: Outage): void;
  /** The process whose call it is, where the test has named one that can be started anew. */
  processOf(call: Call): MortalProcess | undefined;
  /** Whether it is still to happen, and this message one that it is to happen to. */
  concerns(message: HandedOutMessage): boolean;
  /** Whether it is still to happen, and one of these messages such a one. */
  concernsOneOf(messages: readonly HandedOutMessage[]): boolean;
  /** Whether it is still to happen. */
  isWanted(): boolean;
  /** Takes down what happened. */
  tell(call: Call, fault: string, effect: string): void;
}

/** A message as an answer shows it. */
export interface HandedOutMessage {
  readonly MessageId: string;
}

/** A while in which calls are refused. */
export interface Outage {
  readonly lastsMs: number;
  /** It ends earlier when it has refused so many attempts. */
  readonly attempts: number;
  readonly refusal: Refusal;
  /** Whether calls to other queues go well meanwhile. */
  readonly isOfQueue: boolean;
}

/** Makes what a refused call ends with. */
export type Refusal = () => SqsError | 'connection lost';

/** A process of the program under test, which may end at any call. */
export interface MortalProcess {
  readonly name: string;
  readonly isAlive: boolean;
  /** Ends it: none of its calls returns, and it is started anew a second later. */
  die(): void;
}

/** In which ways a fault can befall a call, simplest first; none where it cannot. */
export function waysToBefall({ actions, standardOnly, ways }: Fault, call: CallToCome, context: FaultContext): readonly string[] {
  if (actions?.includes(call.action) === false) return [];
  if (standardOnly !== undefined && context.queueOf(call)?.fifo !== false) return [];
  return ways(call, context);
}
