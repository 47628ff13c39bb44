import { SQSClient } from '@aws-sdk/client-sqs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SCENARIOS } from './scenarios';
import { openShop, type Shop } from './shop';

/** How much longer than SQS needs a test really waits, in milliseconds: clocks are not that exact. */
const MARGIN_MS = 30;

/** Declares the tests of a scenario: on a clock, or where there is a server at `TIME_ENDPOINT`, on the wall's time. */
export function declareTests(index: number): void {
  const { name, tests } = SCENARIOS[index]!;
  const endpoint = process.env['TIME_ENDPOINT'];
  const shop = endpoint === undefined ? onClock() : onWall(endpoint);
  describe(name, () => {
    for (const { title, needsClock, run } of tests) {
      const declare = endpoint !== undefined && needsClock !== undefined ? it.skip : it;
      declare(title, () => run(shop));
    }
  });
}

function onClock(): Shop {
  // Loaded here only: it would answer in the server's place.
  const { sqs } = jest.requireActual<{ sqs: { clock: { advance(duration: { seconds: number }): Promise<void> } } }>('msw-sqs/jest');
  return openShop(new SQSClient(), { pass: (seconds) => sqs.clock.advance({ seconds }) });
}

function onWall(endpoint: string): Shop {
  const client = new SQSClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  return openShop(client, { pass: (seconds) => sleep(seconds * 1000 + MARGIN_MS) });
}
