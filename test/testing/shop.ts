import { stripVTControlCharacters } from 'node:util';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from '../../src/core/queue';
import { createSqs, type Sqs } from '../../src/world/sqs';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { worldBehind, type TestWorld } from '../../src/testing/world/test-world';
import type { QueueDefinition } from '../../src/world/queue-definition';
import type { SqsOptions } from '../../src/world/sqs-options';

/** A world whose time stands still, with a consumer that tests hold by the hand. */
export interface Shop {
  readonly sqs: Sqs;
  readonly world: TestWorld;
  queue(name: string, definition?: QueueDefinition): QueueView;
  /** Receives one message. @returns its receipt handle */
  receive(queue: QueueView): string;
  delete(queue: QueueView, receiptHandle: string): void;
  changeVisibility(queue: QueueView, receiptHandle: string, timeoutSeconds: number): void;
  wait(seconds: number): Promise<void>;
}

/** Opens an empty shop. */
export function openShop(options: SqsOptions = {}): Shop {
  const sqs = createSqs({ clock: 'virtual', seed: 1, accountId: '123456789012', region: 'eu-west-1', ...options });
  const { world } = worldBehind(sqs)!;
  const model = (view: QueueView): Queue => world.find(view.arn)!;
  return {
    sqs,
    world,
    queue: (name, definition) => sqs.createQueue(name, definition),
    receive: (view) => model(view).receive({ maxMessages: 1 }, sqs.clock.now())[0]?.receiptHandle ?? '',
    delete: (view, receiptHandle) => model(view).delete(receiptHandle, sqs.clock.now()),
    changeVisibility: (view, receiptHandle, timeoutSeconds) => model(view).changeVisibility(receiptHandle, timeoutSeconds, sqs.clock.now()),
    wait: (seconds) => sqs.clock.advance({ seconds }),
  };
}

/** A client of the AWS SDK as a service would make it, in the shop's account and region. */
export function clientOf(): SQSClient {
  return new SQSClient({ region: 'eu-west-1', credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' } });
}

/** The text of a failed assertion, without colours. */
export function failureOf(assertion: () => unknown): string {
  try {
    assertion();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  throw new Error('The assertion passed.');
}
