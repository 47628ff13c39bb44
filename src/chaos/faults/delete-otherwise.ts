import type { Call } from '../../calls/call';
import type { EpochMs } from '../../core/clock';
import type { Queue } from '../../core/queue';
import type { Fault } from '../fault';
import { entryWays, partedBy, performOnly } from './entry';

interface DeleteFault extends Omit<Fault, 'costsReceive' | 'actions' | 'ways' | 'befall'> {
  /** How the way is called in which it befalls a delete that is in no batch. */
  readonly single: string;
  /** What it does, as the journal tells it. */
  readonly effect: string;
  /** What it does to the message of a handle. Default: nothing. */
  readonly instead?: ((queue: Queue, handle: string, nowMs: EpochMs) => void) | undefined;
}

/** A fault of deletes, alone or as an entry of a batch: SQS says that they are done, and does something else. */
export function deleteOtherwise({ single, effect, instead, ...fault }: DeleteFault): Fault {
  return {
    ...fault,
    costsReceive: true,
    actions: ['DeleteMessage', 'DeleteMessageBatch'],
    ways: (call) => (isSingle(call) ? [single] : entryWays(call)),
    befall: (call, way, context) => ({
      async perform(work, input) {
        const { meant, others } = isSingle(call) ? { meant: [{ Id: '', ...input }], others: [] } : partedBy(way, call);
        const handles = meant.map(({ ReceiptHandle = '' }) => ReceiptHandle);
        const [queue, nowMs] = [context.queueOf(call), context.clock.now()];
        // What SQS refuses, it refuses.
        if (queue === undefined || !handles.every((handle) => isHeld(queue, handle, nowMs))) return work(input);
        for (const handle of handles) instead?.(queue, handle, nowMs);
        context.tell(call, fault.name, effect);
        if (isSingle(call)) return {};
        const { Successful, Failed } = await performOnly(others, work, input);
        return { Successful: [...Successful, ...meant.map(({ Id }) => ({ Id }))], Failed };
      },
    }),
  };
}

function isSingle({ action }: Call): boolean {
  return action === 'DeleteMessage';
}

/** Whether a handle leads to a message that is there; one that SQS refuses does not. */
function isHeld(queue: Queue, handle: string, nowMs: EpochMs): boolean {
  try {
    return queue.held(handle, nowMs) !== undefined;
  } catch {
    return false;
  }
}
