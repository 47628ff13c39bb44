import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import schema from '../../schema/queues.schema.json';
import { sample, templateOf } from './template-of';

const accepts = new Ajv({ strict: false }).compile(schema);

describe('The schema for editors', () => {
  it.each(['queues.yml', 'queues.json'])('takes %s', (name) => {
    accepts(parse(readFileSync(sample(name), 'utf8'), { merge: true }));

    expect(accepts.errors).toBeNull();
  });

  it.each([
    { orders: {} },
    { orders: null },
    { queues: { orders: {} } },
    { queues: { VisibilityTimeout: 30 } },
    { orders: { VisibilityTimeout: '30', FifoQueue: 'true' } },
    { orders: { VisibilityTimeout: 43_201 } },
    { orders: { VisibilityTimeout: 'abc' } },
    { orders: { VisibilityTimout: 30 } },
    { orders: { ContentBasedDeduplication: 'maybe' } },
    { orders: { DeduplicationScope: 'group' } },
    { orders: { maxReceiveCount: 0 } },
    { orders: { deadLetterQueue: 5 } },
    { orders: { tags: [] } },
    { queues: { orders: { Visibility: 1 } } },
    { orders: 30 },
  ])('takes what serve takes, and marks what it refuses: %j', (content) => {
    const isRead = (): boolean => {
      try {
        templateOf('queues.json', JSON.stringify(content));
        return true;
      } catch {
        return false;
      }
    };

    expect(accepts(content)).toBe(isRead());
  });
});
