const { afterEach, beforeAll, beforeEach, it } = globalThis.it === undefined ? require('@jest/globals') : globalThis;
const { sqs } = require('msw-sqs/jest');
const { mapEventSource } = require('msw-sqs/lambda');

const [orders, returns, invoices] = ['orders', 'returns', 'invoices'].map((name) => sqs.createQueue(name));
const handled = [];
const handler = async ({ Records }) => void handled.push(...Records.map(({ body }) => body));
let [ofFile, ofEach, last] = [];

/** Fails with what was handled, where that is anything else. */
async function expectHandled(...bodies) {
  await sqs.settle();
  if (handled.join() !== bodies.join()) throw new Error(`Handled: ${handled.join()}`);
}

beforeAll(() => {
  ofFile = mapEventSource(invoices, handler);
});
beforeEach(() => {
  handled.length = 0;
  ofEach = mapEventSource(returns, handler);
});
afterEach(() => expectHandled('invoice', 'order', 'return', 'at the end'));

for (const time of ['first', 'second', 'third']) {
  it(`a mapping is there while its test runs, the ${time} time`, async () => {
    if (last !== undefined && last.state !== 'Deleted') throw new Error(`The mapping of the last test is ${last.state}.`);
    last = mapEventSource(orders, handler);
    for (const { state } of [ofFile, ofEach, last]) if (state !== 'Enabled') throw new Error(state);

    invoices.send('invoice');
    await expectHandled('invoice');
    orders.send('order');
    returns.send('return');
    await expectHandled('invoice', 'order', 'return');
    orders.send('at the end');
  });
}
