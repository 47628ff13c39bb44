import { shadow } from '../../src/shadow';
import { startSqsServer } from '../../src/server/start-sqs-server';
import { createSqs } from '../../src/world/sqs';
import { sqsOfFile } from '../../src/runners/sqs-of-file';
import { toStayEmpty } from '../../src/testing/matchers';
import { openShop } from '../testing/shop';
import { errorOf } from './error-of';

/** Calls that the types forbid, as they are written. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  'a name with a slip': [
    "createSqs({ clok: 'virtual' })",
    'createSqs({ Strict: true })',
    'createSqs({ hangafter: false })',
    "createSqs({ qeues: { orders: {} }, sead: 1, strict: 'yes' })",
    'createSqs({ colour: 4 })',
    "globalThis.MSW_SQS = { verifyAtTheEnd: true, shadow: { endpoint: 'http://x', acept: [] } }",
    "sqs.createQueue('orders', { Visibilitytimeout: 30 })",
    "createSqs({ queues: { orders: { visibleTimeout: 30, deadletterqueue: 'dlq' } } })",
    "sqs.queue('orders', { shema: {} })",
    "sqs.queue('orders').send('order 42', { delay: 5 })",
    "sqs.queue('orders').send('order 42', { DelaySeconds: 5 })",
    "sqs.settle({ witin: '5m' })",
    'startSqsServer({ prot: 0 })',
    "shadow(sqs, { endpoint: 'http://x', accepts: [] })",
  ],
  'a value that cannot be': [
    "createSqs({ clock: 'vitrual' })",
    "createSqs({ seed: 'x' })",
    'createSqs({ seed: 1.5 })',
    'createSqs({ region: 42 })',
    "createSqs({ region: '' })",
    'createSqs({ accountId: 123456789012 })',
    "createSqs({ autoAdvance: 'on' })",
    "createSqs({ hangAfter: '3 seconds' })",
    'createSqs({ hangAfter: true })',
    "createSqs({ maximumMessageSize: 'big' })",
    'createSqs({ maximumMessageSize: 100 })',
    'createSqs({ journalEvents: 0 })',
    "createSqs({ endpoints: 'localhost:4566' })",
    "createSqs({ endpoints: ['http://localhost:4566', 42] })",
    "createSqs({ queues: ['orders'] })",
    'createSqs({ queues: { orders: null } })',
    'createSqs({ queues: { orders: { VisibilityTimeout: -1 } } })',
    "sqs.createQueue('orders', { VisibilityTimeout: null, tags: { team: 1 }, deadLetterQueue: {} })",
    'startSqsServer({ port: 70000 })',
    "sqs.settle({ within: 'soon' })",
    "globalThis.MSW_SQS = { doctor: 'yes' }",
    "globalThis.MSW_SQS = { trace: 'yes' }",
    "globalThis.MSW_SQS = { page: '9324' }",
    'sqs.run({ strict: 1 }, () => {})',
    "sqs.queue('orders').send('order 42', { delaySeconds: '5' })",
  ],
  'no options at all': [
    'createSqs(5)',
    'createSqs(null)',
    "createSqs(['virtual'])",
    'createSqs(Promise.resolve({}))',
    "globalThis.MSW_SQS = 'virtual'",
    "sqs.createQueue('orders', 30)",
    "sqs.queue('orders', class OrderSchema {})",
    "toStayEmpty.call(undefined, sqs.queue('orders'), '5m')",
  ],
  'an option of another place': [
    'createSqs({ verifyAtEnd: true })',
    'createSqs({ VisibilityTimeout: 30 })',
    'createSqs({ port: 9324 })',
    "sqs.run({ endpoints: ['http://x'] }, () => {})",
    "sqs.createQueue('orders', { schema: {} })",
    "toStayEmpty.call(undefined, sqs.queue('orders'), { within: '5m' })",
  ],
};

describe('An error about options tells what came, what was expected and how to write it', () => {
  it.each(Object.keys(WRONG))('for %s', async (what) => {
    const { sqs } = openShop({ queues: { orders: {} } });
    const lines: string[] = [];
    for (const code of WRONG[what]!) {
      lines.push(
        code,
        ...(await errorOf(code, { createSqs, sqs, sqsOfFile, shadow, startSqsServer, toStayEmpty })).map((line) => `  ${line}`),
      );
    }

    expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
  });
});
