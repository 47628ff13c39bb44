import { deleteOtherwise } from './delete-otherwise';
import { guide } from './guide';

/** A message comes once more after its delete: one of the servers that keep it did not hear of that. */
export const duplicateAfterDelete = deleteOtherwise({
  name: 'duplicateAfterDelete',
  see: `${guide}/standard-queues-at-least-once-delivery.html`,
  standardOnly: 'a FIFO queue delivers no message again that is deleted',
  single: 'at once',
  effect: 'deleted the message on all servers but one',
  instead: (queue, handle, nowMs) => queue.duplicate(handle, nowMs),
  says: (_call, _way, message = 'a message') => `delivered ${message} once more after it was deleted`,
});
