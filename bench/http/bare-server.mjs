import { createServer } from 'node:http';

const HEADERS = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': '6b0f1f6c-8f5d-4f0e-9a52-0d6f3a0f1b11' };

/** Serves calls of SQS on `node:http` and nothing else: parses the JSON of each, and hands it to the handler of its action. */
export function serve(port, handlers) {
  createServer((request, response) => {
    let first;
    request.on('data', (piece) => (first = first === undefined ? piece : Buffer.concat([first, piece])));
    request.on('end', () => handlers[request.headers['x-amz-target'].slice('AmazonSQS.'.length)](JSON.parse(first.toString()), response));
  }).listen(port, '127.0.0.1');
}

/** Answers with JSON. */
export function send(response, body) {
  response.writeHead(200, { ...HEADERS, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
