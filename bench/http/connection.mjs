import { connect } from 'node:net';

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '0\r\n\r\n';

/** A request as the AWS SDK writes it, ready to be sent. */
export function requestText(port, action, input) {
  const body = JSON.stringify(input);
  const credential = 'Credential=test/20260101/us-east-1/sqs/aws4_request';
  const signed = 'SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host;x-amz-date;x-amz-target';
  return [
    'POST / HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    `x-amz-target: AmazonSQS.${action}`,
    'content-type: application/x-amz-json-1.0',
    'x-amz-user-agent: aws-sdk-js/3.1169.0',
    'user-agent: aws-sdk-js/3.1169.0 ua/2.1 os/linux#6.1 lang/js md/nodejs#24.0.0 api/sqs#3.1169.0 m/N,E,e',
    'amz-sdk-invocation-id: 6b0f1f6c-8f5d-4f0e-9a52-0d6f3a0f1b11',
    'amz-sdk-request: attempt=1; max=3',
    'x-amz-date: 20260101T000000Z',
    'x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    `authorization: AWS4-HMAC-SHA256 ${credential}, ${signed}, Signature=${'0123456789abcdef'.repeat(4)}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: keep-alive',
    '',
    body,
  ].join('\r\n');
}

/** A kept-alive connection that has one request under way at a time; a client of HTTP would cost more than the server does. */
export class Connection {
  #socket;
  #answer = '';
  #settle;

  constructor(port) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text) => this.#take(text));
    this.#socket.on('error', (error) => this.#settle?.reject(error));
    this.#socket.on('close', () => this.#settle?.reject(new Error('The server closed the connection.')));
  }

  /** Sends a request. @returns the answer's head and body */
  call(request) {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request, 'latin1');
    });
  }

  close() {
    this.#socket.destroy();
  }

  #take(text) {
    this.#answer += text;
    const answer = this.#answer;
    if (!isComplete(answer)) return;
    const { resolve, reject } = this.#settle;
    this.#answer = '';
    this.#settle = undefined;
    if (answer.startsWith('HTTP/1.1 200')) resolve(answer);
    else reject(new Error(`The server answered: ${answer}`));
  }
}

function isComplete(answer) {
  const headEnd = answer.indexOf(HEAD_END);
  if (headEnd < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(answer);
  const bodyStart = headEnd + HEAD_END.length;
  return length === null || length.index > headEnd
    ? answer.endsWith(LAST_CHUNK, answer.length)
    : answer.length >= bodyStart + Number(length[1]);
}
