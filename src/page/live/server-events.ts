/** An event that a server sent. */
export interface ServerEvent {
  readonly id: string | undefined;
  /** `message` unless it says otherwise. */
  readonly name: string;
  readonly data: string;
}

/**
 * Reads server-sent events as they come.
 *
 * The browser's own EventSource can send no header, which a token needs.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent[]> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop()!;
    const events = blocks.map(eventOf).filter((event) => event !== undefined);
    if (events.length > 0) yield events;
  }
}

/** What a block of lines says; comments say nothing. */
function eventOf(block: string): ServerEvent | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ''));
  }
  const data = fields.get('data');
  return data === undefined ? undefined : { id: fields.get('id'), name: fields.get('event') ?? 'message', data };
}
