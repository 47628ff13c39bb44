import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queueFile } from '../../src/cli/queue-file';
import { createSqs } from '../../src/world/sqs';

const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-'));
const owner = { accountId: '123456789012', region: 'eu-west-1' };

afterAll(() => rmSync(folder, { recursive: true }));

function read(content: object): ReturnType<typeof queueFile> {
  const path = join(folder, 'queues.json');
  writeFileSync(path, JSON.stringify(content));
  return queueFile(path);
}

describe('A file of queues', () => {
  it('has them by name, or under "queues"', () => {
    const queues = { orders: { VisibilityTimeout: 30 }, 'audit.fifo': { tags: { team: 'audit' } } };

    expect(read(queues)).toEqual(queues);
    expect(read({ queues })).toEqual(queues);
    expect(read({ queues: { VisibilityTimeout: 30 } })).toEqual({ queues: { VisibilityTimeout: 30 } });
  });

  it('may name a dead-letter queue before it says what that is like', () => {
    const queues = read({ orders: { deadLetterQueue: 'orders-dlq' }, 'orders-dlq': { DelaySeconds: 3 } });

    const sqs = createSqs({ ...owner, queues });

    expect(sqs.queue('orders-dlq').attributes).toMatchObject({ DelaySeconds: '3' });
  });

  it('may name queues by the ARNs that they will have', () => {
    const deadLetterTargetArn = 'arn:aws:sqs:eu-west-1:123456789012:orders-dlq';

    const queues = read({ 'orders-dlq': {}, orders: { RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 3 } } });

    expect(() => createSqs({ ...owner, queues })).not.toThrow();
  });
});
