import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { sqs } from 'msw-sqs/vitest';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

const client = new SQSClient({ region: 'eu-west-1' });
const server = setupServer(...sqs.handlers);
const requests = [];
server.events.on('request:start', ({ request }) => void requests.push(request.url));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const orders = sqs.createQueue('orders');
const send = (MessageBody) => client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody }));

it('answers by the handlers in an MSW server', async () => {
  await send('order 42');

  expect('orders').toHaveBeenSent('order 42');
  expect(requests).toHaveLength(1);
});

it('begins clean, and gives way to what the server uses', async () => {
  expect(orders).toBeEmpty();
  server.use(http.post(`${new URL(orders.url).origin}/`, () => HttpResponse.json({ __type: 'AccessDenied' }, { status: 400 })));

  await expect(send('order 43')).rejects.toMatchObject({ name: 'AccessDenied' });

  expect(sqs).not.toHaveReceivedAnyCommand();
});

it.concurrent.each([1, 2])('has a world for each of its concurrent tests: %i', async () => {
  await send('order 44');
  expect(orders).toHaveBeenSentTimes(1);
});
