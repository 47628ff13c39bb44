import type { Sqs } from 'msw-sqs';
import { placeOrder } from './your-code';

export async function scenario(sqs: Sqs): Promise<void> {
  sqs.createQueue('orders');
  await placeOrder(42);
  expect('orders').toHaveBeenSentTimes(1);
}
