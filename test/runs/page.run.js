// A file that looks at its own page: run by page-runs.test.ts in several runners.
const assert = require('node:assert');
const { get } = require('node:http');
const { sqs } = require('msw-sqs/jest');

/** A connection of its own each time: the next file has another server. */
const askPage = (path) =>
  new Promise((resolve, reject) => {
    get({ port: process.env.MSW_SQS_PAGE, path, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => (text += part)).on('end', () => resolve(text));
    }).on('error', reject);
  });

it('is shown while its tests run', async () => {
  sqs.createQueue('orders').send('order 42');

  const { messages } = JSON.parse(await askPage('/_msw-sqs/queues/orders/messages'));

  assert.strictEqual(messages[0].body, 'order 42');
});
