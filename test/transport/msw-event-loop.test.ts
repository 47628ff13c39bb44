import { setupServer } from 'msw/node';
import { createSqs } from '../../src/world/sqs';
import { letsOthersRun } from '../matrix/event-loop';

describe('SQS in an MSW server', () => {
  const sqs = createSqs();
  const orders = sqs.createQueue('orders');
  const server = setupServer(...sqs.handlers);
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());

  letsOthersRun(() => orders, it);
});
