import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** How a client goes away: it closes its connection, breaks it, or says that it sends no more. */
export type Parting = 'fin' | 'rst' | 'half';

/** A message as a receive brings it. */
export interface Received {
  readonly Body: string;
  readonly ReceiptHandle: string;
}

/** An answer of SQS, as far as somebody looks at it. */
export interface Answer {
  readonly Messages?: readonly Received[];
  readonly Successful?: readonly { readonly Id: string }[];
  readonly Failed?: readonly { readonly Id: string; readonly Message: string }[];
  readonly Attributes?: Readonly<Record<string, string>>;
}

interface Asking {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

const HEAD_END = '\r\n\r\n';

/** What a call on a connection fails with that its own client ended. */
export class HungUp extends Error {}

/** A client's connection, with one call at a time. A client of HTTP would take more than the server does, and hides when it hangs up. */
export class Line {
  readonly #socket: Socket;
  #text = '';
  #asking: Asking | undefined;
  #ended: Error | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket.setEncoding('latin1');
    socket.on('data', (piece) => this.#take(String(piece)));
    socket.on('error', () => {});
    socket.once('close', () => this.#end(new Error('The server closed the connection.')));
  }

  static async to(port: number): Promise<Line> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Line(socket);
  }

  /** Calls an action. @throws HungUp when its client went away meanwhile; Error with the answer when SQS refuses */
  call(action: string, input: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#ended);
      this.#asking = { resolve, reject };
      this.#socket.write(requestText(action, input), 'latin1');
    });
  }

  /** The client goes away; what it asked fails, unless the answer was read before. */
  hangUp(how: Parting): void {
    this.#end(new HungUp());
    if (how === 'rst') this.#socket.resetAndDestroy();
    else if (how === 'fin') this.#socket.destroy();
    else this.#socket.end(() => this.#socket.destroy());
  }

  #take(piece: string): void {
    this.#text += piece;
    const headEnd = this.#text.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(this.#text)?.[1]);
    if (this.#text.length < headEnd + HEAD_END.length + length) return;
    const text = this.#text;
    this.#text = '';
    const asking = this.#asking;
    this.#asking = undefined;
    if (text.startsWith('HTTP/1.1 200')) asking?.resolve((length === 0 ? {} : JSON.parse(text.slice(headEnd))) as Answer);
    else asking?.reject(new Error(`The server answered: ${text}`));
  }

  #end(why: Error): void {
    this.#ended ??= why;
    this.#asking?.reject(this.#ended);
    this.#asking = undefined;
  }
}

function requestText(action: string, input: object): string {
  const body = JSON.stringify(input);
  return [
    'POST / HTTP/1.1',
    'host: 127.0.0.1',
    `x-amz-target: AmazonSQS.${action}`,
    'content-type: application/x-amz-json-1.0',
    'authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0',
    `content-length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}
