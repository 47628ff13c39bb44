// Measures one way of answering the AWS SDK in a process of its own; prints one line of JSON.
// usage: node call-cost.mjs VARIANT, in a project that has what it measures, with VARIANT one of the keys below
import { createRequire } from 'node:module';

const ROUNDS = 9;
const CALLS = 200;
const WARM_UP_CALLS = 600;
const CONCURRENT = 50;

const [, , variant] = process.argv;
const require = createRequire(import.meta.url);
const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs');

const MessageBody = 'x'.repeat(256);
const constant = JSON.stringify({
  MessageId: '6b0f1f6c-8f5d-4f0e-9a52-0d6f3a0f1b11',
  MD5OfMessageBody: 'c7a139a2b8e92164276f778917ba10b9',
});
const json = { 'content-type': 'application/x-amz-json-1.0', 'content-length': String(constant.length) };
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const region = 'us-east-1';

/** Each makes a client whose calls are answered in its way, and the URL of a queue. */
const VARIANTS = {
  floor: async () => {
    const { HttpResponse } = require('@smithy/core/protocols');
    const handle = async () => ({
      response: new HttpResponse({ statusCode: 200, headers: json, body: new TextEncoder().encode(constant) }),
    });
    return {
      client: new SQSClient({ region, credentials, requestHandler: { handle } }),
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/000000000000/bench',
    };
  },
  alone: async () => {
    const sqs = require('msw-sqs').createSqs();
    sqs.listen();
    return { client: new SQSClient({ region, credentials }), QueueUrl: sqs.createQueue('bench').url };
  },
  constantOfMsw: async () => {
    const { http, HttpResponse } = await import('msw');
    const { setupServer } = await import('msw/node');
    setupServer(http.post('https://sqs.us-east-1.amazonaws.com/', () => new HttpResponse(constant, { headers: json }))).listen();
    return { client: new SQSClient({ region, credentials }), QueueUrl: 'https://sqs.us-east-1.amazonaws.com/000000000000/bench' };
  },
  throughMsw: async () => {
    const { setupServer } = await import('msw/node');
    const sqs = require('msw-sqs').createSqs();
    setupServer(...sqs.handlers).listen();
    return { client: new SQSClient({ region, credentials }), QueueUrl: sqs.createQueue('bench').url };
  },
  fauxqs: async () => {
    const { startFauxqs } = await import('fauxqs');
    const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
    const client = new SQSClient({ region, credentials, endpoint: `http://127.0.0.1:${server.port}` });
    const { CreateQueueCommand } = require('@aws-sdk/client-sqs');
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'bench' }));
    return { client, QueueUrl: QueueUrl.replace(/^http:\/\/[^/]+/, `http://127.0.0.1:${server.port}`) };
  },
};

const { client, QueueUrl } = await VARIANTS[variant]();
const send = () => client.send(new SendMessageCommand({ QueueUrl, MessageBody }));

for (let i = 0; i < WARM_UP_CALLS; i++) await send();
const sequential = [];
const concurrent = [];
for (let round = 0; round < ROUNDS; round++) {
  sequential.push(
    await cpuPerCall(async () => {
      for (let i = 0; i < CALLS; i++) await send();
    }),
  );
  concurrent.push(
    await cpuPerCall(async () => {
      for (let i = 0; i < CALLS; i += CONCURRENT) await Promise.all(Array.from({ length: CONCURRENT }, send));
    }),
  );
}
console.log(JSON.stringify({ sequential: median(sequential), concurrent: median(concurrent) }));
process.exit(0);

/** Microseconds of CPU, user and system, per call. */
async function cpuPerCall(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
