/** Groups of the catalogue by what they are about, for a table that fits on a page. */
export const TOPICS: Readonly<Record<string, readonly string[]>> = {
  'Queues: names, URLs, lists, tags': ['queues', 'queue-names', 'queue-urls', 'queue-listing', 'tags'],
  'Attributes of queues, encryption': ['attributes', 'attribute-names', 'attribute-values', 'fifo-attributes', 'encryption'],
  'Policies and permissions': ['policy', 'permissions'],
  'Sending: bodies, attributes, digests': ['sending', 'message-bodies', 'message-attributes', 'message-digests'],
  Batches: ['batch-requests', 'batch-entries'],
  'Errors of any action': ['errors'],
  'Receiving and long polls': ['receiving', 'attribute-selection', 'system-attributes', 'waiting', 'waking'],
  'Visibility and receipt handles': ['visibility', 'changing-visibility', 'receipt-handles', 'fifo-receipt-handles'],
  'Delays, retention, purge': ['delays', 'retention', 'purging'],
  'FIFO: order, groups, deduplication': ['fifo-order', 'fifo-groups', 'deduplication', 'deduplication-scope', 'receive-attempts'],
  'Fair queues': ['fair-queues'],
  'Dead-letter queues': ['redrive-policy', 'redrive-allow-policy', 'dead-letter-sources', 'dead-letters', 'dead-letter-contents'],
  'Message move tasks': ['move-tasks', 'move-task-starting', 'move-task-listing', 'move-task-cancelling'],
};
