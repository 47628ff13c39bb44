/** A request as it stood on the wire. */
export interface HttpRequestText {
  readonly method: string;
  /** What stands behind the method: `/`, or an absolute URL. */
  readonly target: string;
  /** A header's value by its lower-case name; of one that came twice, both values. */
  header(name: string): string | undefined;
  /** Text as it was written, or the bytes of what was not written as text. */
  readonly body: string | Buffer;
}

type Head = Omit<HttpRequestText, 'body'>;

const LINE_END = '\r\n';
const HEAD_END = LINE_END + LINE_END;

/**
 * Puts requests together from what Node's HTTP client writes to a connection.
 *
 * It relies on that client: a head comes in one piece, and no request before the answer to the last one.
 */
export class HttpRequestReader {
  #head: Head | undefined;
  #parts: (string | Buffer)[] = [];
  #partsBytes = 0;

  /**
   * Takes the next piece; returns the request when this piece completes it.
   *
   * @param onExpectation - called when the client waits for `100 Continue` before it sends the body
   */
  read(piece: string | Buffer, encoding: BufferEncoding, onExpectation: () => void): HttpRequestText | undefined {
    if (piece.length === 0) return undefined;
    let rest = piece;
    if (this.#head === undefined) {
      const text = typeof piece === 'string' ? piece : piece.toString('latin1');
      const headBytes = text.indexOf(HEAD_END) + HEAD_END.length;
      this.#head = parseHead(text.slice(0, headBytes - HEAD_END.length));
      rest = typeof piece === 'string' ? text.slice(headBytes) : piece.subarray(headBytes);
      if (this.#head.header('expect') !== undefined) onExpectation();
    }
    if (rest.length > 0) this.#addPart(typeof rest === 'string' && !isUtf8(encoding) ? Buffer.from(rest, encoding) : rest);

    const body = this.#bodyOf(this.#head);
    if (body === undefined) return undefined;
    const { method, target, header } = this.#head;
    this.#head = undefined;
    this.#parts = [];
    this.#partsBytes = 0;
    return { method, target, header, body };
  }

  #addPart(part: string | Buffer): void {
    this.#parts.push(part);
    this.#partsBytes += Buffer.byteLength(part);
  }

  /** The body, when all of it is there. */
  #bodyOf({ header }: Head): string | Buffer | undefined {
    if (header('transfer-encoding') !== undefined) {
      if (!this.#parts.at(-1)?.toString('latin1').endsWith(HEAD_END)) return undefined;
      return dechunk(this.#bytes());
    }
    if (this.#partsBytes < Number(header('content-length') ?? 0)) return undefined;
    return this.#parts.every((part) => typeof part === 'string') ? this.#parts.join('') : this.#bytes();
  }

  #bytes(): Buffer {
    return Buffer.concat(this.#parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  }
}

function isUtf8(encoding: BufferEncoding): boolean {
  return encoding === 'utf8' || encoding === 'utf-8';
}

function parseHead(text: string): Head {
  const [method = '', target = ''] = text.slice(0, text.indexOf(LINE_END)).split(' ', 2);
  const lowerCase = text.toLowerCase();
  return { method, target, header: (name) => headerIn(text, lowerCase, name) };
}

/** Most of a request's headers are never asked for: looking some up is less work than taking all apart. */
function headerIn(text: string, lowerCase: string, name: string): string | undefined {
  const mark = `${LINE_END}${name}:`;
  const values: string[] = [];
  for (let at = lowerCase.indexOf(mark); at !== -1; at = lowerCase.indexOf(mark, at + mark.length)) {
    const end = text.indexOf(LINE_END, at + mark.length);
    values.push(text.slice(at + mark.length, end === -1 ? undefined : end).trim());
  }
  return values.length === 0 ? undefined : values.join(', ');
}

/** The content of a chunked body, when its last chunk is there. */
function dechunk(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const length = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (length === 0) return Buffer.concat(chunks);
    const start = lineEnd + 2;
    if (start + length > bytes.length) return undefined;
    chunks.push(bytes.subarray(start, start + length));
    at = start + length + 2;
  }
}
