/** Where on the page somebody is; the address says so, so that it can be kept and shared. */
export interface Place {
  /** Name of a queue, or its ARN where two have one name. */
  readonly queue?: string | undefined;
  /** MessageId. */
  readonly message?: string | undefined;
}

/** The place that an address names: `#/orders/ID`. */
export function placeOf(hash: string): Place {
  const [queue, message] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  return { ...(queue && { queue }), ...(queue && message && { message }) };
}

/** The address of a place. */
export function hashOf({ queue, message }: Place): string {
  return `#/${[queue, message]
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
    .join('/')}`;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
