import { queueNameIn } from '../core/queue-address';
/** A call as people speak of it: `ReceiveMessage on "orders"`. */
export function describeCall(action: string, input: object): string {
  if (!('QueueUrl' in input)) return action;
  return `${action} on "${queueNameIn(String(input.QueueUrl))}"`;
}
