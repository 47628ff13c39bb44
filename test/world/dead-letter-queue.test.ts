import { createSqs } from '../../src/index';

describe('The dead-letter queue of a queue', () => {
  const sqs = createSqs({ clock: 'virtual' });
  const letters = sqs.createQueue('https://sqs.eu-west-1.amazonaws.com/123456789012/letters');

  it.each([
    { by: 'its ARN', deadLetterQueue: letters.arn },
    { by: 'its URL', deadLetterQueue: letters.url },
    { by: 'itself', deadLetterQueue: letters },
  ])('is given by $by', ({ by, deadLetterQueue }) => {
    const name = `orders-${by.replaceAll(' ', '-')}`;
    const orders = sqs.createQueue(`arn:aws:sqs:eu-west-1:123456789012:${name}`, { deadLetterQueue, maxReceiveCount: 3 });

    expect(JSON.parse(orders.attributes['RedrivePolicy']!)).toEqual({ deadLetterTargetArn: letters.arn, maxReceiveCount: 3 });
  });
});
