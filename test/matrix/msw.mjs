// Run in a folder where msw-sqs, @aws-sdk/client-sqs and some version of msw are installed: `node msw.mjs`.
// Holds the handlers against whichever MSW that is, through public names only. Prints one line and exits non-zero on the first failure.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import nodeHttp, { createServer } from 'node:http';
import nodeHttps from 'node:https';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs } from 'msw-sqs';
import { mock } from 'node:test';
import { bypass, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

// Its TypeScript is compiled beside this file.
const { consumesSlowly } = await import(new URL('./slow-consumer.test.mjs', import.meta.url).href);

const sqs = createSqs({ region: 'eu-west-1', queues: { orders: { VisibilityTimeout: 30 } } });
const QueueUrl = sqs.queue('orders').url;
const origin = new URL(QueueUrl).origin;
const client = new SQSClient({ region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const shop = http.get('https://shop.example/', () => HttpResponse.text('open'));
const server = setupServer(...sqs.handlers, shop);
const send = async () => (await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'é€😀' }))).MessageId;
const receive = (options, input) => client.send(new ReceiveMessageCommand({ QueueUrl, ...input }), options);
const overridden = { MessageId: 'overridden', MD5OfMessageBody: createHash('md5').update('é€😀').digest('hex') };
const override = (options) => http.post(`${origin}/`, () => HttpResponse.json(overridden), options);

// MSW 2 reads the first, MSW 3 the second.
server.listen({ onUnhandledRequest: 'error', onUnhandledFrame: 'error' });

const events = [];
for (const event of ['request:start', 'request:match', 'response:mocked', 'request:end']) server.events.on(event, () => events.push(event));
assert.match(await send(), /^[0-9a-f-]{36}$/);
assert.deepEqual(events.sort(), ['request:end', 'request:match', 'request:start', 'response:mocked']);
server.events.removeAllListeners();

const [message] = (await receive()).Messages;
assert.equal(message.Body, 'é€😀');
await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
assert.equal(sqs.queue('orders').messages.length, 0);

const list = await fetch(`${origin}/?Action=ListQueues&Version=2012-11-05`);
assert.match(await list.text(), /<QueueUrl>[^<]*orders<\/QueueUrl>/);
assert.equal(await (await fetch('https://shop.example/')).text(), 'open');

const realServer = createServer((_, response) => response.end('real')).listen(0);
await once(realServer, 'listening');
assert.equal(await (await fetch(bypass(`http://localhost:${realServer.address().port}/`))).text(), 'real');
realServer.close();

// A caller that hangs up takes no message.
for (const call of [
  (signal) => receive({ abortSignal: signal }, { WaitTimeSeconds: 20 }),
  (signal) => fetch(`${origin}/?Action=ReceiveMessage&WaitTimeSeconds=20&QueueUrl=${encodeURIComponent(QueueUrl)}`, { signal }),
]) {
  const caller = new AbortController();
  const poll = assert.rejects(call(caller.signal), { name: 'AbortError' });
  setTimeout(() => caller.abort(), 100);
  await poll;
  await new Promise((resolve) => setTimeout(resolve, 50));
  await send();
  assert.equal(sqs.queue('orders').visible.length, 1);
  sqs.reset();
}

// A step at a time: fake timers do not wait for the calls that they set off.
mock.timers.enable();
await consumesSlowly(sqs, async (milliseconds) => {
  for (let ms = 0; ms < milliseconds; ms += 1000) {
    mock.timers.tick(1000);
    await sqs.clock.advance(0);
  }
});
mock.timers.reset();
// Each world of its own gets its own calls, however they are made; a connection kept alive is one for all.
const agents = [new nodeHttp.Agent({ keepAlive: true, maxSockets: 1 }), new nodeHttps.Agent({ keepAlive: true, maxSockets: 1 })];
const form = (text) => `Action=SendMessage&QueueUrl=${encodeURIComponent(QueueUrl)}&MessageBody=${text}`;
const byRequest = (module, url, agent) => (text) =>
  new Promise((resolve, reject) => {
    const sent = module.request(url, { method: 'POST', agent }, (response) => response.resume().on('end', resolve));
    sent.on('error', reject).write(form(text));
    setTimeout(() => sent.end(), 1);
  });
for (const sendBy of [
  (MessageBody) => client.send(new SendMessageCommand({ QueueUrl, MessageBody })),
  (text) => fetch(QueueUrl, { method: 'POST', body: form(text) }),
  byRequest(nodeHttp, QueueUrl.replace('https:', 'http:')),
  byRequest(nodeHttp, QueueUrl.replace('https:', 'http:'), agents[0]),
  byRequest(nodeHttps, QueueUrl),
  byRequest(nodeHttps, QueueUrl, agents[1]),
]) {
  const bodies = () => sqs.queue('orders').messages.map(({ body }) => body);
  const apart = (name) => sqs.run(async () => (await sendBy(`${name}-1`), await sendBy(`${name}-2`), bodies()));
  const seen = await Promise.all([apart('a'), apart('b'), apart('c'), sendBy('outside')]);
  assert.deepEqual([seen[0], seen[1], seen[2], bodies()], [['a-1', 'a-2'], ['b-1', 'b-2'], ['c-1', 'c-2'], ['outside']]);
  sqs.reset();
}
// A poll that is still open at the end comes back empty.
const [lastPoll] = await sqs.run(async () => {
  const left = receive({}, { WaitTimeSeconds: 20 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  return [left];
});
assert.equal((await lastPoll).Messages, undefined);

server.use(override({ once: true }));
assert.equal(await send(), 'overridden');
assert.notEqual(await send(), 'overridden');
server.restoreHandlers();
assert.equal(await send(), 'overridden');
server.use(override());
server.resetHandlers();
assert.notEqual(await send(), 'overridden');
assert.deepEqual(server.listHandlers(), [...sqs.handlers, shop]);

const inside = server.boundary(async () => {
  server.use(override());
  return send();
});
assert.equal(await inside(), 'overridden');
assert.notEqual(await send(), 'overridden');

server.resetHandlers(override());
assert.equal(await send(), 'overridden');
server.resetHandlers(...sqs.handlers);
assert.notEqual(await send(), 'overridden');

server.close();
client.destroy();
console.log(`msw ${JSON.parse(readFileSync('node_modules/msw/package.json', 'utf8')).version}, Node ${process.version}: ok`);
