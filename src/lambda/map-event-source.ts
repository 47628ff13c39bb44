import { checkOptions } from '../options/check-options';
import { places } from '../options/places';
import { parseArn, queueArn, queueNameIn } from '../core/queue-address';
import { currentWorld } from '../testing/world/current-world';
import { worldBehind, type TestWorld } from '../testing/world/test-world';
import type { QueueView } from '../testing/queues/queue-view';
import { valueInWords } from '../words/value-in-words';
import type { EventSourceMapping } from './event-source-mapping';
import type { EventSourceOptions } from './event-source-options';
import type { SqsHandler } from './call-function';
import { LambdaService } from './lambda-service';

/**
 * Maps a queue to a function, as AWS Lambda does: its messages are received, gathered in batches and handed to the handler, and
 * deleted when it has handled them. What fails comes back when its visibility timeout is over.
 *
 * A mapping that a test makes ends with it; one made outside of tests, as in `beforeAll`, is for all of the file.
 *
 * @param queue - a queue, or its name, URL or ARN
 * @param handler - a function of Node.js as Lambda takes it: it returns a promise, or calls its callback
 * @param options - batches, window, partial responses, filters, concurrency, time-out
 * @throws LambdaError as `CreateEventSourceMapping` does; TypeError for what is no queue, no handler, or no option
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 *
 * @example
 * mapEventSource(orders, handler, { batchSize: 5, reportBatchItemFailures: true });
 * orders.send({ orderId: 42 });
 * await sqs.settle();
 */
export function mapEventSource(queue: QueueView | string, handler: SqsHandler, options: EventSourceOptions = {}): EventSourceMapping {
  const { world, arn } = located(queue);
  if (typeof handler !== 'function') {
    throw new TypeError(
      `mapEventSource: the second argument must be the handler of a function, but is ${valueInWords(handler)}. Write mapEventSource(queue, async (event) => { … }).`,
    );
  }
  checkOptions(places.eventSource, options);
  return LambdaService.of(world).map(arn, handler, options);
}

function located(queue: unknown): { readonly world: TestWorld; readonly arn: string } {
  if (typeof queue !== 'string') {
    const behind = worldBehind(queue);
    if (behind?.arn !== undefined) return { world: behind.world, arn: behind.arn };
    throw new TypeError(
      `mapEventSource: the first argument must be a queue, but is ${valueInWords(queue)}. Write mapEventSource(sqs.queue('orders'), handler).`,
    );
  }
  const world = currentWorld();
  if (world === undefined) {
    throw new TypeError(
      `mapEventSource: "${queue}" cannot be looked up, because this file has no world of its own. ` +
        `Import 'msw-sqs/jest' (or 'msw-sqs/vitest'), or pass a queue of your world: mapEventSource(sqs.queue('${queue}'), handler)`,
    );
  }
  const found = world.resolve(queue);
  if (found !== undefined) return { world, arn: found.arn };
  const [any] = world.all();
  const isArn = parseArn(queue) !== undefined;
  // Lambda itself says that it is not there.
  return { world, arn: isArn || any === undefined ? queue : queueArn({ ...any, name: queueNameIn(queue) }) };
}
