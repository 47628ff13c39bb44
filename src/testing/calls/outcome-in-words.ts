import type { SqsCall } from './call-log';

/** What came of a call: `answered`, `2 messages`, `failed: QueueDoesNotExist: …`, `1 of 3 failed: b (InvalidMessageContents)`. */
export function outcomeInWords({ action, output, error }: Pick<SqsCall, 'action' | 'output' | 'error'>): string {
  if (error !== undefined) return `failed: ${error.code}: ${error.message}`;
  if (output === undefined) return 'not answered yet';
  if (action === 'ReceiveMessage') return messagesInWords(lengthOf(output['Messages']));
  const failed = output['Failed'];
  if (!Array.isArray(failed) || failed.length === 0) return 'answered';
  const entries = failed.map(({ Id, Code }: { Id?: string; Code?: string }) => `${Id} (${Code?.split('.').at(-1)})`);
  return `${failed.length} of ${failed.length + lengthOf(output['Successful'])} failed: ${entries.join(', ')}`;
}

function messagesInWords(n: number): string {
  if (n === 0) return 'no messages';
  return n === 1 ? '1 message' : `${n} messages`;
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
