/** Where a stream of server-sent events is written. */
export interface EventSink {
  /** Writes, and tells whether the client keeps up; otherwise `onDrain` says when it has caught up. */
  write(text: string): boolean;
  onDrain(listener: () => void): void;
  /** Aborted when the client has gone, and when the server closes. */
  readonly signal: AbortSignal;
}

/** Writes server-sent events until the sink's signal is aborted. @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export type EventStream = (sink: EventSink) => void;

/** An event as it is written; one without a name is a `message`. */
export function serverSentEvent(data: object, { name, id }: { readonly name?: string; readonly id?: string } = {}): string {
  const lines = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(name === undefined ? [] : [`event: ${name}`]),
    `data: ${JSON.stringify(data)}`,
  ];
  return `${lines.join('\n')}\n\n`;
}
