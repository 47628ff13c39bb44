import { deleteOtherwise } from './delete-otherwise';
import { apiReference } from './guide';

/** SQS says that a message is deleted, and it is not: it comes back by its visibility timeout. */
export const lostDelete = deleteOtherwise({
  name: 'lostDelete',
  see: `${apiReference}/API_DeleteMessage.html`,
  standardOnly: 'a FIFO queue deletes a message, or says that it did not',
  single: 'the message',
  effect: 'said that the message is deleted, but kept it',
  says: (_call, _way, message = 'a message') => `answered that ${message} was deleted, which it was not`,
});
