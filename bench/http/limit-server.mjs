// The least that a server on node:http can do for SQS: it parses each request's JSON and answers a constant of the right shape.
// Receives with a wait time are parked until the next send. usage: node limit-server.mjs PORT
import { send, serve } from './bare-server.mjs';

const BATCH = 10;
const MESSAGE_ID = 'a7d2c1de-3f2b-4c39-8b0e-5b1d6e1f2a3b';
const MD5 = 'c7a139a2b8e92164276f778917ba10b9';
const HANDLE = 'AQEB'.padEnd(100, 'x');

const port = Number(process.argv[2]);
const sent = { MD5OfMessageBody: MD5, MessageId: MESSAGE_ID };
const message = { MessageId: MESSAGE_ID, ReceiptHandle: HANDLE, MD5OfBody: MD5, Body: 'x'.repeat(256) };
const each = (entry) => Array.from({ length: BATCH }, (_, index) => ({ Id: String(index), ...entry }));
const constant = (output) => {
  const text = output === undefined ? '' : JSON.stringify(output);
  return (_, response) => send(response, text);
};

const SENT = JSON.stringify(sent);
const ONE_MESSAGE = JSON.stringify({ Messages: [message] });
const TEN_MESSAGES = JSON.stringify({ Messages: Array.from({ length: BATCH }, () => message) });
const parked = [];
let sentToNobody = 0;

serve(port, {
  CreateQueue: constant({ QueueUrl: `http://127.0.0.1:${port}/000000000000/bench` }),
  DeleteMessage: constant(),
  DeleteMessageBatch: constant({ Successful: each({}) }),
  ReceiveMessage: receive,
  SendMessage: sendMessage,
  SendMessageBatch: constant({ Successful: each(sent) }),
});

function sendMessage(_, response) {
  send(response, SENT);
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
