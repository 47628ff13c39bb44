import assert from 'node:assert/strict';
import { describeContract, endpoint, mock } from 'msw-sqs/parity';
import { describe, test } from './runner.js';

const server = endpoint(process.env.SERVER, { name: 'server' });
const refusing = { name: 'refusing', start: () => Promise.reject(new Error('the licence has expired')) };
const slow = { name: 'slow', start: () => new Promise(() => {}) };

describeContract('twin contract', [server], ({ createQueue }) => {
  test('shares its server with another file', async () => {
    const orders = await createQueue('orders');
    await orders.send('mine');
    assert.equal((await orders.receiveAll()).length, 1);
  });
});

describeContract(
  'outdated contract',
  [mock()],
  () => {
    test('passes again', () => {});
    test('keeps the order', () => {});
  },
  { accept: [{ backend: 'mock', test: 'passes again', reason: 'once it did not' }] },
);

describeContract('misspelt contract', [mock()], () => test('keeps the order', () => {}), {
  accept: [{ backend: 'mock', test: 'keeps the odrer', reason: 'to be found out' }],
});

describeContract('refusing contract', [refusing], ({ createQueue }) => {
  test('has no backend', () => createQueue('orders'));
});

describeContract('slow contract', [slow], () => test('has no backend', () => {}), { startTimeout: 200 });

describeContract('timeless contract', [server], () => test('is left out', () => {}), { needs: ['virtualTime'] });

describe('with MSW_SQS_BACKEND', () => {
  const { MSW_SQS_BACKEND, CI } = process.env;
  Object.assign(process.env, { MSW_SQS_BACKEND: 'mock', CI: 'true' });
  describeContract('picked contract', [mock(), server], ({ backend }) => test(`is on ${backend.name} alone`, () => {}));

  process.env.MSW_SQS_BACKEND = 'nobody';
  describeContract('urgent contract', [endpoint('http://127.0.0.1:1', { name: 'nobody' })], () => test('needs it', () => {}));

  process.env.MSW_SQS_BACKEND = 'aws';
  describeContract('local contract', [mock()], () => test('is left out', () => {}));

  for (const [name, value] of Object.entries({ MSW_SQS_BACKEND, CI })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});
