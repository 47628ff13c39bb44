/** A call as people speak of it: `ReceiveMessage on "orders"`. */
export function describeCall(action: string, input: object): string {
  if (!('QueueUrl' in input)) return action;
  const url = String(input.QueueUrl);
  return `${action} on "${url.slice(url.lastIndexOf('/') + 1)}"`;
}
