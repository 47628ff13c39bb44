import { nearNames } from '../../words/near-names';
import { currentWorld } from './current-world';

/** Whether a text, which may be any, is that of a queue: a name that there is or that is like one, a URL or an ARN. */
export function meansQueue(text: string): boolean {
  if (/^(arn:[^:]*:sqs:|https?:\/\/[^/]+\/(queue\/[^/]+\/)?\d{12}\/)/.test(text)) return true;
  const names = [...(currentWorld()?.all() ?? [])].map(({ name }) => name);
  return names.includes(text) || nearNames(text, names).length > 0;
}
