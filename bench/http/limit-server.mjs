// The least that a server on node:http can do for SQS: it parses each request's JSON and answers a constant of the right shape.
// Receives with a wait time are parked until the next send. usage: node limit-server.mjs PORT
import { createServer } from 'node:http';

const BATCH = 10;
const HEADERS = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': '6b0f1f6c-8f5d-4f0e-9a52-0d6f3a0f1b11' };
const MESSAGE_ID = 'a7d2c1de-3f2b-4c39-8b0e-5b1d6e1f2a3b';
const MD5 = 'c7a139a2b8e92164276f778917ba10b9';
const HANDLE = 'AQEB'.padEnd(100, 'x');

const sent = { MD5OfMessageBody: MD5, MessageId: MESSAGE_ID };
const message = { MessageId: MESSAGE_ID, ReceiptHandle: HANDLE, MD5OfBody: MD5, Body: 'x'.repeat(256) };
const each = (entry) => Array.from({ length: BATCH }, (_, index) => ({ Id: String(index), ...entry }));
const text = (output) => JSON.stringify(output);

const ONE_MESSAGE = text({ Messages: [message] });
const TEN_MESSAGES = text({ Messages: Array.from({ length: BATCH }, () => message) });
const ANSWERS = {
  CreateQueue: text({ QueueUrl: `http://127.0.0.1:${process.argv[2]}/000000000000/bench` }),
  DeleteMessage: '',
  DeleteMessageBatch: text({ Successful: each({}) }),
  DeleteQueue: '',
  SendMessage: text(sent),
  SendMessageBatch: text({ Successful: each(sent) }),
};

const parked = [];
let sentToNobody = 0;

createServer((request, response) => {
  let first;
  request.on('data', (piece) => (first = first === undefined ? piece : Buffer.concat([first, piece])));
  request.on('end', () => answer(request.headers['x-amz-target'].slice('AmazonSQS.'.length), JSON.parse(first.toString()), response));
}).listen(Number(process.argv[2]), '127.0.0.1');

function answer(action, input, response) {
  if (action === 'ReceiveMessage') return receive(input, response);
  send(response, ANSWERS[action]);
  if (action !== 'SendMessage') return;
  const waiting = parked.shift();
  if (waiting === undefined) sentToNobody++;
  else send(waiting, ONE_MESSAGE);
}

function receive({ MaxNumberOfMessages, WaitTimeSeconds }, response) {
  if (WaitTimeSeconds === undefined) send(response, MaxNumberOfMessages === BATCH ? TEN_MESSAGES : ONE_MESSAGE);
  else if (sentToNobody > 0) {
    sentToNobody--;
    send(response, ONE_MESSAGE);
  } else parked.push(response);
}

function send(response, body) {
  response.writeHead(200, { ...HEADERS, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
