const https = require('node:https');
const { sqs } = require('msw-sqs/jest');

const orders = sqs.createQueue('orders');
const send = (body) =>
  new Promise((resolve, reject) => {
    https
      .get(`${orders.url}?Action=SendMessage&MessageBody=${body}`, (response) => resolve(response.resume().statusCode))
      .on('error', reject);
  });

it('an environment without fetch is told nothing, and its calls are answered', async () => {
  expect(await send('order')).toBe(200);
  expect(orders).toHaveVisibleMessage('order');
});

it('its tests begin with empty queues, and the clock moves', async () => {
  expect(orders).toBeEmpty();
  orders.send('order', { delaySeconds: 30 });

  await sqs.clock.advance('30s');

  expect(orders).toHaveVisibleMessage('order');
});

it('a fetch that a test puts there is called', async () => {
  globalThis.fetch = async () => 'of the test';
  sqs.listen();

  expect(await fetch('https://example.com')).toBe('of the test');
});
