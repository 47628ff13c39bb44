import type { Caller } from '../../actions/action';
import type { ActionName } from '../../api/shapes';
import type { CallRecord } from '../calls/call-log';

/** Learns what is done to a world while it is being done, besides what the journal tells; must not throw. */
export interface WorldObserver {
  /** A call arrived; what is returned is told what becomes of it. */
  called(call: { readonly action: ActionName; readonly input: object }, caller: Caller): CallRecord;
  /** The world is about to drop its messages, or everything. */
  emptied(): void;
}
