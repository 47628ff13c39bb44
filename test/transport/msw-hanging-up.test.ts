import { setupServer } from 'msw/node';
import { createSqs } from '../../src/world/sqs';
import { takesNothingFromWhoHangsUp } from './hanging-up';

describe('SQS in an MSW server', () => {
  const sqs = createSqs();
  const server = setupServer(...sqs.handlers);
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());

  takesNothingFromWhoHangsUp(sqs.createQueue('orders'));
});
