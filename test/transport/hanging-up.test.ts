import { createSqs } from '../../src/world/sqs';
import { takesNothingFromWhoHangsUp } from './hanging-up';

describe('SQS answered in memory', () => {
  const sqs = createSqs();
  beforeAll(() => sqs.listen());
  afterAll(() => sqs.close());

  takesNothingFromWhoHangsUp(sqs.createQueue('orders'));
});
